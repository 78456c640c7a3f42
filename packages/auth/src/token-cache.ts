import { abortable } from "./abortable.ts";
import type { Clock } from "./clock.ts";
import { SignInRequiredError } from "./errors.ts";
import { isUsable, nextRenewalTime, renewalTime } from "./freshness.ts";
import type { SharedToken } from "./shared-token.ts";
import type { TokenSource } from "./token-source.ts";
import type { StoredToken } from "./token-store.ts";

/** The settings of a cache. */
export interface TokenCacheSettings {
  readonly clock: Clock;
  readonly random: () => number;
  /** The store entry that processes share. */
  readonly shared: SharedToken;
  /** Requests a new token. `last` is the previous one, for its refresh token. */
  readonly request: (last: StoredToken | undefined) => Promise<StoredToken>;
  /** The time in milliseconds after which an unsettled request counts as dead. */
  readonly abandonAfter: number;
}

/** A source that caches its token. */
export interface TokenCache {
  readonly source: TokenSource;
  /** Replaces the cached token with one obtained in another way. */
  readonly put: (token: StoredToken) => Promise<void>;
}

/** Whether a token was issued before another one. */
function isOlder(token: StoredToken, other: StoredToken | undefined): boolean {
  return other !== undefined && token.issuedAt < other.issuedAt;
}

/**
 * Caches one token, with at most one request in flight for any number of callers:
 *
 * - Without a usable token, all callers wait for the same request and fail with it; the next caller starts a new one.
 * - Shortly before the token expires, it is renewed in the background while it is still used.
 * - A token is dropped only when a caller reports this very token, and not when the server has just reissued it.
 */
export function tokenCache(settings: TokenCacheSettings): TokenCache {
  const { clock, random, shared, request, abandonAfter } = settings;
  let held: StoredToken | undefined;
  let renewAt = 0;
  /** The access token that the API rejected last. `held` may be that token: its refresh token is still useful. */
  let refused: string | undefined;
  /** Until when `held` is not replaced, because the server has just reissued it. */
  let settledUntil = 0;
  let flight: { readonly startedAt: number; readonly token: Promise<StoredToken> } | undefined;
  /** Counts `put` calls, so that a request started before does not overwrite the newer token. */
  let puts = 0;

  const isValid = (token: StoredToken): boolean => token.accessToken !== refused && isUsable(token, clock.now());

  /** Returns a stored token if another process has replaced the known one. A store that lost a write has an older one. */
  const pickNewer = (found: StoredToken | undefined, known: StoredToken | undefined): StoredToken | undefined =>
    found !== undefined && found.accessToken !== known?.accessToken && !isOlder(found, known) && isValid(found)
      ? found
      : undefined;

  const hold = (token: StoredToken): StoredToken => {
    // If the server reissues a rejected token, there is no better one, so requesting it for every rejected call is futile.
    settledUntil = token.accessToken === refused ? nextRenewalTime(token, clock.now()) : 0;
    held = token;
    renewAt = renewalTime(token, random());
    return token;
  };

  const obtain = async (): Promise<StoredToken> => {
    const before = puts;
    const found = await shared.read();
    const stored = pickNewer(found, held);
    if (stored !== undefined) return hold(stored);
    const last = found === undefined || isOlder(found, held) ? held : found;
    // A process that starts now must not use a token that is known to be rejected.
    if (found !== undefined && found.accessToken === refused && !found.refreshToken) await shared.drop();
    let token: StoredToken;
    try {
      token = await request(last);
    } catch (error) {
      if (puts !== before && held !== undefined) return held;
      // If two processes requested a token at the same time, the other one may have succeeded.
      const late = pickNewer(await shared.read(), last);
      if (late !== undefined) return hold(late);
      if (held !== undefined) renewAt = nextRenewalTime(held, clock.now());
      if (SignInRequiredError.is(error)) await shared.drop();
      throw error;
    }
    if (puts !== before && held !== undefined) return held;
    hold(token);
    refused = undefined;
    await shared.write(token);
    return token;
  };

  const renew = (): Promise<StoredToken> => {
    const startedAt = clock.now();
    if (flight !== undefined && startedAt - flight.startedAt < abandonAfter) return flight.token;
    const mine = { startedAt, token: obtain() };
    flight = mine;
    const land = (): void => {
      if (flight === mine) flight = undefined;
    };
    mine.token.then(land, land);
    return mine.token;
  };

  return {
    source: {
      get: async (options) => {
        options?.signal?.throwIfAborted();
        if (held === undefined || !isValid(held)) return (await abortable(renew(), options?.signal)).accessToken;
        if (clock.now() >= renewAt) void renew();
        return held.accessToken;
      },
      invalidate: (token) => {
        if (held?.accessToken === token && clock.now() >= settledUntil) refused = token;
      },
    },
    put: async (token) => {
      puts++;
      hold(token);
      refused = undefined;
      await shared.write(token);
    },
  };
}
