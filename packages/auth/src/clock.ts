/**
 * The time and the timers of the packages. Pass your own to test expiry and backoff without waiting, or use `testClock`.
 *
 * The two must agree: after `sleep(1000)`, `now()` is 1000 higher. A `sleep` that returns at once while `now` stands still
 * means that nothing ever times out.
 */
export interface Clock {
  /** Returns the current time, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Resolves after a number of milliseconds. When `signal` aborts, it may reject and must leave no timer behind.
   *
   * @param purpose `deadline` if the sleep limits something that is under way, `delay` if nothing else happens meanwhile.
   */
  sleep(milliseconds: number, signal?: AbortSignal, purpose?: "delay" | "deadline"): Promise<void>;
}

// As they are now: test runners replace them with timers that fire only when the test says so.
const { clearTimeout, Date, setTimeout } = globalThis;

/** The system clock. Fake timers that are installed later do not affect it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", stop, { once: true });
    }),
};

/** A clock for tests. */
export interface TestClock extends Clock {
  /** Lets time pass, so that deadlines expire. */
  advance(milliseconds: number): void;
  /** The delays so far, such as those between two attempts, in milliseconds. */
  readonly delays: readonly number[];
}

/**
 * Creates a clock for tests. A delay takes no real time: it moves the clock, and is recorded. Deadlines expire only when you
 * `advance` the clock, so a request may take as long as it needs.
 *
 * @param now the time at first, in milliseconds since 1970. Default: 2026-01-01T00:00:00Z.
 *
 * @example
 * ```ts
 * import { testClock } from "@chekt/partner-auth";
 *
 * const clock = testClock();
 * await clock.sleep(5000);
 * console.log(clock.delays, new Date(clock.now()).toISOString()); // [5000] 2026-01-01T00:00:05.000Z
 * ```
 */
export function testClock(now: number = Date.UTC(2026)): TestClock {
  const delays: number[] = [];
  const deadlines = new Set<{ readonly at: number; readonly expire: () => void }>();
  let time = now;
  const advance = (milliseconds: number): void => {
    time += milliseconds;
    for (const { at, expire } of deadlines) if (at <= time) expire();
  };
  return {
    delays,
    advance,
    now: () => time,
    sleep: async (milliseconds, signal, purpose) => {
      signal?.throwIfAborted();
      if (purpose !== "deadline") {
        delays.push(milliseconds);
        advance(milliseconds);
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const deadline = { at: time + milliseconds, expire: resolve };
        deadlines.add(deadline);
        signal?.addEventListener("abort", () => {
          deadlines.delete(deadline);
          reject(signal.reason);
        });
      });
    },
  };
}

/** How often a sleep may return too early before its clock counts as one that cannot sleep. */
const EARLY_RETURNS = 3;

/**
 * Sleeps until a deadline. Never returns if the clock cannot sleep, because otherwise everything would time out at once.
 */
export async function sleepUntil(clock: Clock, deadline: number, signal: AbortSignal): Promise<void> {
  for (let returns = 0; clock.now() < deadline; returns++) {
    if (returns > EARLY_RETURNS) return new Promise(() => {});
    await clock.sleep(deadline - clock.now(), signal, "deadline");
  }
}

/** @throws TypeError when a time limit is invalid. `name` is that of the option. */
export function checkTimeLimit(name: string, milliseconds: number): void {
  if (!(milliseconds > 0)) throw new TypeError(`${name} is ${milliseconds}: pass a number of milliseconds above 0.`);
}

/** The abort reason once the work is done. Without a reason, each abort would create an exception, which is slower. */
const DONE = "done";

/**
 * Runs work with a deadline. Aborts the work's signal at the deadline, but does not depend on it: work that ignores the
 * signal is abandoned.
 *
 * @param onTimeout creates the error to throw at the deadline.
 */
export async function withDeadline<T>(
  clock: Clock,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
  onTimeout: () => Error,
): Promise<T> {
  const timer = new AbortController();
  const deadline = new AbortController();
  const timeout = async (): Promise<never> => {
    await sleepUntil(clock, clock.now() + milliseconds, timer.signal);
    throw onTimeout();
  };
  try {
    return await Promise.race([work(deadline.signal), timeout()]);
  } finally {
    timer.abort(DONE);
    deadline.abort(DONE);
  }
}
