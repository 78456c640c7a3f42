import { type Clock, withDeadline } from "@chekt/partner-auth/internal";

/** What is known of a rate limit: plain JSON. Times are in milliseconds since 1970-01-01T00:00:00Z. */
export interface RateLimitState {
  /** The requests per minute that the API allows. */
  readonly limit: number;
  /** The time between two requests, in milliseconds. Longer than the limit requires while others use it as well. */
  readonly interval: number;
  /** When the limit is free for the next request. */
  readonly next: number;
  /** Until when no request may be sent, because of a 429. */
  readonly pausedUntil: number;
}

/**
 * A place where processes of one app share its rate limit, such as Redis or a database table. The clocks of the machines
 * must agree to a fraction of a second. A failing store never fails a call: the client continues with what it knows. A
 * store that does not respond counts as failed after two seconds.
 *
 * @example
 * ```ts
 * import type { RateLimitState, RateLimitStore } from "@chekt/partner-client";
 *
 * // Shares the limit among the clients of one process.
 * function memoryStore(): RateLimitStore {
 *   let state: RateLimitState | undefined;
 *   return { update: (change) => (state = change(state)) };
 * }
 * ```
 */
export interface RateLimitStore {
  /**
   * Replaces the state by the result of `change`, and returns it. Must be atomic: no other update may come between reading
   * and writing. `change` is pure, so it may be called again after a conflict. The state is undefined at first.
   */
  update(
    change: (state: RateLimitState | undefined) => RateLimitState | undefined,
  ): RateLimitState | undefined | PromiseLike<RateLimitState | undefined>;
}

/** Whether a call may use a burst (`normal`), or lets others pass (`low`). */
export type Priority = "normal" | "low";

/** Paces the requests of a client to the rate limit of the API. */
export interface RateLimiter {
  /**
   * Waits until a request may be sent. Returns undefined when it may be sent at once. Rejects with the reason of the
   * signal when it aborts.
   */
  turn(priority: Priority, signal: AbortSignal | undefined): Promise<void> | undefined;
  /** Learns from a response; undefined if there was none. `retryAfter` is that of a 429. */
  learn(response: Response | undefined, retryAfter: number | undefined): Promise<void> | undefined;
}

/** Sends every request at once. */
export const unlimited: RateLimiter = { turn: () => undefined, learn: () => undefined };

/** The time limit of one update of a store, in milliseconds. */
const STORE_TIMEOUT = 2000;

const MINUTE = 60_000;

/** Requests per minute that may be sent at once, as a fraction of the limit: of the 60 a minute, three. */
const BURST = 1 / 20;

/** How the interval grows after a 429, and how it shrinks after every other response. */
const SLOWER = 1.5;
const FASTER = 0.98;

/**
 * Creates a limiter. It does nothing until the API states a limit with `X-RateLimit-Limit`. From then on, it spreads
 * requests evenly: those of low priority one by one, others with a small burst, which is below every burst that CHeKT
 * states (developers.chektdev.com/docs/rate-limits: 5, 30 and 200 a second for 60, 600 and 3,000 a minute).
 *
 * @param maxPause the longest pause after a 429, in milliseconds.
 */
export function createRateLimiter(clock: Clock, maxPause: number, store?: RateLimitStore): RateLimiter {
  let known: RateLimitState | undefined;
  /** Resolves when the first response has shown whether there is a limit. Undefined until the first request. */
  let firstResponse: Promise<void> | undefined;
  let onFirstResponse: (() => void) | undefined;
  /** The turn of the last request of each priority, for which the next one waits. */
  const lastTurns: Record<Priority, Promise<unknown>> = { normal: Promise.resolve(), low: Promise.resolve() };
  /** The requests of normal priority that wait for their turn. Those of low priority let them pass. */
  let normalWaiting = 0;

  const update = async (change: Parameters<RateLimitStore["update"]>[0]): Promise<void> => {
    if (store) {
      const work = async (): Promise<RateLimitState | undefined> => store.update(change);
      try {
        known = await withDeadline(clock, STORE_TIMEOUT, work, () => new Error("The store did not respond."));
        return;
      } catch {
        // The limiter continues with what it knows.
      }
    }
    known = change(known);
  };

  const waitForSlot = async (priority: Priority, signal: AbortSignal | undefined): Promise<void> => {
    let slot = 0;
    const reserve = (state: RateLimitState | undefined): RateLimitState | undefined => {
      const now = clock.now();
      slot = now;
      if (state === undefined) return undefined;
      const { limit, interval, next, pausedUntil } = state;
      const burst = priority === "low" ? 1 : Math.max(1, Math.floor(limit * BURST));
      slot = Math.max(now, pausedUntil, next - (burst - 1) * interval);
      return { ...state, next: Math.max(next, slot) + interval };
    };
    for (;;) {
      await update(reserve);
      const delay = slot - clock.now();
      if (delay > 0) await clock.sleep(delay, signal);
      // A pause may have begun meanwhile.
      if (known === undefined || known.pausedUntil <= clock.now()) return;
    }
  };

  /** Waits for the requests of the same priority that came first, so that each is paced by what is known then. */
  const inOrder = async (priority: Priority, signal: AbortSignal | undefined): Promise<void> => {
    const previous = lastTurns[priority];
    const wait = async (): Promise<void> => {
      await previous;
      if (priority === "low") {
        if (firstResponse) await firstResponse;
        else firstResponse = new Promise((resolve) => (onFirstResponse = resolve));
        for (;;) {
          if (normalWaiting === 0) break;
          await lastTurns.normal;
        }
      }
      if (signal?.aborted !== true && (known || store)) await waitForSlot(priority, signal);
    };
    const turn = wait();
    lastTurns[priority] = turn.catch(() => {});
    if (priority === "low") return turn;
    normalWaiting++;
    return turn.finally(() => normalWaiting--);
  };

  return {
    turn: (priority, signal) => {
      const isFirst = priority === "low" && (onFirstResponse !== undefined || !firstResponse);
      return known || store || isFirst ? inOrder(priority, signal) : undefined;
    },
    learn: (response, retryAfter) => {
      firstResponse ??= Promise.resolve();
      onFirstResponse?.();
      onFirstResponse = undefined;
      if (response === undefined) return undefined;
      const limit = readLimit(response.headers);
      const isOver = response.status === 429;
      if (limit === undefined && !isOver) return undefined;
      const now = clock.now();
      const learn = (state: RateLimitState | undefined): RateLimitState | undefined => {
        const used = limit ?? state?.limit;
        if (used === undefined) return state;
        const base = MINUTE / used;
        // The requests that were under way together are refused together, which is one reason to slow down.
        const change = isOver ? (now < (state?.pausedUntil ?? 0) ? 1 : SLOWER) : FASTER;
        const interval = state?.limit === used ? state.interval * change : base;
        const pause = isOver ? Math.min(readPause(response.headers, retryAfter, now) ?? base, maxPause) : 0;
        return {
          limit: used,
          interval: Math.min(Math.max(base, interval), MINUTE),
          next: state?.next ?? now + base,
          pausedUntil: Math.max(state?.pausedUntil ?? 0, now + pause),
        };
      };
      const isKnown = limit !== undefined && known?.limit === limit && known.interval <= MINUTE / limit;
      return isOver || !isKnown ? update(learn) : undefined;
    },
  };
}

/** The requests per minute that the API allows, if it states a limit. */
function readLimit(headers: Headers): number | undefined {
  const limit = Number(headers.get("x-ratelimit-limit") ?? Number.NaN);
  return Number.isInteger(limit) && limit > 0 ? limit : undefined;
}

/** How long to pause after a 429, in milliseconds: as `Retry-After` says, else until `X-RateLimit-Reset`, a Unix time. */
function readPause(headers: Headers, retryAfter: number | undefined, now: number): number | undefined {
  if (retryAfter !== undefined && !Number.isNaN(retryAfter)) return retryAfter;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000 - now;
  return reset > 0 ? reset : undefined;
}
