import type { StoredToken } from "./token-store.ts";

type Times = Pick<StoredToken, "issuedAt" | "expiresAt">;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/**
 * The shorter of the two lifetimes on CHeKT's pages: an hour (developers.chektdev.com/apis/partner/overview) and a day
 * (developers.chektdev.com/security). Used to schedule the renewal of a token without a lifetime, never to expire it.
 */
const ASSUMED_LIFETIME = 60 * MINUTE;

/**
 * Whether a token may still be sent. Requests take time to arrive, so a token is used until ten seconds before it expires,
 * or a tenth of its lifetime if that is shorter. A token without an expiry is used until it is rejected.
 */
export function isUsable({ issuedAt, expiresAt }: Times, now: number): boolean {
  if (expiresAt === undefined) return true;
  return now < expiresAt - Math.min(10 * SECOND, (expiresAt - issuedAt) / 10);
}

/**
 * Returns when to renew a token in the background: up to five minutes before it expires, or a quarter of its lifetime if
 * that is shorter. `random` (0 to 1) spreads the renewals of processes that share a token.
 */
export function renewalTime({ issuedAt, expiresAt }: Times, random: number): number {
  const end = expiresAt ?? issuedAt + ASSUMED_LIFETIME;
  const lead = Math.min(5 * MINUTE, (end - issuedAt) / 4);
  return end - lead * (0.5 + random / 2);
}

/** Returns when to retry a failed background renewal: often enough to succeed in time, but not on every call. */
export function nextRenewalTime({ expiresAt }: Times, now: number): number {
  const left = expiresAt === undefined ? Infinity : expiresAt - now;
  return now + Math.min(30 * SECOND, Math.max(SECOND, left / 4));
}
