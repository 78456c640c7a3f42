import type { StoredToken } from "./token-store.ts";

type Times = Pick<StoredToken, "issuedAt" | "expiresAt">;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** What CHeKT's tokens live for. It stands in where an answer does not say, and then only to renew, never to expire. */
const ASSUMED_LIFETIME = 60 * MINUTE;

/**
 * True while a token may go with a request. It stops a little before the end, since a request takes time to arrive:
 * ten seconds, or a tenth of the lifetime of a short-lived one. A token without an end is good until it is refused.
 */
export function isUsable({ issuedAt, expiresAt }: Times, now: number): boolean {
  if (expiresAt === undefined) return true;
  return now < expiresAt - Math.min(10 * SECOND, (expiresAt - issuedAt) / 10);
}

/**
 * When to renew a token in the background: up to five minutes, or a quarter of the lifetime of a short-lived one,
 * before its end. `random` (0 to 1) spreads the processes that share a token, so that one of them is the first.
 */
export function renewalTime({ issuedAt, expiresAt }: Times, random: number): number {
  const end = expiresAt ?? issuedAt + ASSUMED_LIFETIME;
  const lead = Math.min(5 * MINUTE, (end - issuedAt) / 4);
  return end - lead * (0.5 + random / 2);
}

/** When to try again after a renewal in the background failed: often enough to succeed in time, never at each call. */
export function nextRenewalTime({ expiresAt }: Times, now: number): number {
  const left = expiresAt === undefined ? Infinity : expiresAt - now;
  return now + Math.min(30 * SECOND, Math.max(SECOND, left / 4));
}
