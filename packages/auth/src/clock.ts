/** The time and the timers of the package. Pass your own to test expiry and backoff without waiting. */
export interface Clock {
  /** Returns the current time, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after a number of milliseconds. When `signal` aborts, it may reject and must leave no timer behind. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The system clock. */
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
    await clock.sleep(milliseconds, timer.signal);
    throw onTimeout();
  };
  try {
    return await Promise.race([work(deadline.signal), timeout()]);
  } finally {
    timer.abort(DONE);
    deadline.abort(DONE);
  }
}
