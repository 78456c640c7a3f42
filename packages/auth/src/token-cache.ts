import { abortable } from "./abortable.ts";
import type { Clock } from "./clock.ts";
import { SignInRequiredError } from "./errors/sign-in-required-error.ts";
import { isUsable, nextRenewalTime, renewalTime } from "./freshness.ts";
import type { SharedToken } from "./shared-token.ts";
import type { TokenSource } from "./token-source.ts";
import type { StoredToken } from "./token-store.ts";

/** What a cache needs. */
export interface TokenCacheSettings {
  readonly clock: Clock;
  readonly random: () => number;
  /** The place where other processes find the token, and leave theirs. */
  readonly shared: SharedToken;
  /** Gets a new token. `last` is the one before, which may be of no use but for its refresh token. */
  readonly request: (last: StoredToken | undefined) => Promise<StoredToken>;
  /** After how many milliseconds a request that has neither succeeded nor failed is taken for dead. */
  readonly abandonAfter: number;
}

/** A source that keeps its token, and the way to put one there. */
export interface TokenCache {
  readonly source: TokenSource;
  /** Takes a token that was got in another way, in the place of whatever there is. */
  readonly put: (token: StoredToken) => Promise<void>;
}

/**
 * Keeps one token, and sees to it that however many callers ask, one request at a time is under way:
 *
 * - without a usable token, all callers wait for the same request, and fail with it; the next caller tries afresh;
 * - shortly before the token expires, a request runs in the background while the token still serves;
 * - a token is dropped only by a caller that was refused with this very one, and not when the server has just given it
 *   again.
 */
export function tokenCache(settings: TokenCacheSettings): TokenCache {
  const { clock, random, shared, request, abandonAfter } = settings;
  let held: StoredToken | undefined;
  let renewAt = 0;
  /** The access token that the API refused last. What is held may be it: its refresh token is still of use. */
  let refused: string | undefined;
  /** Until when the token that is held is not replaced, since the server has just given it again. */
  let settledUntil = 0;
  let flight: { readonly startedAt: number; readonly token: Promise<StoredToken> } | undefined;
  /** Counts what came from elsewhere, so that a request that began before does not overwrite it. */
  let puts = 0;

  const isGood = (token: StoredToken): boolean => token.accessToken !== refused && isUsable(token, clock.now());

  /** What another process left in the store, when that serves better than what is known here. */
  const better = (found: StoredToken | undefined, known: StoredToken | undefined): StoredToken | undefined =>
    found !== undefined && found.accessToken !== known?.accessToken && isGood(found) ? found : undefined;

  const hold = (token: StoredToken): StoredToken => {
    // A server may issue a token anew that it refused. Then there is no better one: asking for it at each call that is
    // refused with it would help nobody.
    settledUntil = token.accessToken === refused ? nextRenewalTime(token, clock.now()) : 0;
    held = token;
    renewAt = renewalTime(token, random());
    return token;
  };

  const obtain = async (): Promise<StoredToken> => {
    const before = puts;
    const found = await shared.read();
    const theirs = better(found, held);
    if (theirs !== undefined) return hold(theirs);
    const last = found ?? held;
    // A process that starts now must not begin with a token that is known to be refused.
    if (found !== undefined && found.accessToken === refused && !found.refreshToken) await shared.drop();
    let token: StoredToken;
    try {
      token = await request(last);
    } catch (error) {
      if (puts !== before && held !== undefined) return held;
      // Of two processes that asked at the same time, the other one may have got an answer.
      const late = better(await shared.read(), last);
      if (late !== undefined) return hold(late);
      if (held !== undefined) renewAt = nextRenewalTime(held, clock.now());
      if (error instanceof SignInRequiredError) await shared.drop();
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
        if (held === undefined || !isGood(held)) return (await abortable(renew(), options?.signal)).accessToken;
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
