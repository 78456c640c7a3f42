import { abortable } from "./abortable.ts";
import type { Clock } from "./clock.ts";
import { SignInRequiredError } from "./errors.ts";
import { isUsable, nextRenewalTime, renewalTime } from "./freshness.ts";
import type { SharedToken } from "./shared-token.ts";
import type { TokenSource } from "./token-source.ts";
import type { StoredToken } from "./token-store.ts";
import { takeTurn, type Turn, waitForWinner } from "./turn.ts";

/** The settings of a cache. */
export interface TokenCacheSettings {
  readonly clock: Clock;
  readonly random: () => number;
  /** The store entry that processes share. */
  readonly shared: SharedToken;
  /** Requests a new token. `last` is the previous one, for its refresh token. */
  readonly request: (last: StoredToken | undefined) => Promise<StoredToken>;
  /** How long to lock a token in the store while it is renewed, in milliseconds. */
  readonly lockMs: number;
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
    const turn = await takeTurn(shared, settings, async () => pickNewer(await shared.read(), last));
    if ("accessToken" in turn) return hold(turn);
    try {
      // A process that starts now must not use a token that is known to be rejected.
      if (found !== undefined && found.accessToken === refused && !found.refreshToken) await shared.drop(found);
      let token: StoredToken;
      try {
        token = await request(last);
      } catch (error) {
        if (puts !== before && held !== undefined) return held;
        const other = await findOther(error, last, turn);
        if (other !== undefined && isValid(other)) return hold(other);
        if (held !== undefined) renewAt = nextRenewalTime(held, clock.now());
        if (other === undefined) {
          if (SignInRequiredError.is(error) && last !== undefined) await shared.drop(last);
          throw error;
        }
        // This process was suspended for so long that the other one's token has expired, too.
        token = await request(other);
      }
      if (puts !== before && held !== undefined) return held;
      hold(token);
      refused = undefined;
      await shared.write(token);
      return token;
    } finally {
      await turn.end();
    }
  };

  /** After a failed request: returns the token of another process that requested one at the same time. */
  const findOther = async (
    error: unknown,
    last: StoredToken | undefined,
    { isExclusive }: Turn,
  ): Promise<StoredToken | undefined> => {
    if (!SignInRequiredError.is(error)) return pickNewer(await shared.read(), last);
    const find = async (): Promise<StoredToken | undefined> => {
      const found = await shared.read();
      // Clocks of machines differ, so the token is compared, not its time.
      return found !== undefined && found.accessToken !== last?.accessToken && (isValid(found) || found.refreshToken)
        ? found
        : undefined;
    };
    const wasRefused = error.cause !== undefined;
    return shared.isShared && wasRefused && !isExclusive ? waitForWinner(settings, find) : find();
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
