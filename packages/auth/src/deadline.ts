import type { Clock } from "./clock.ts";

/** Why a signal aborts once the work is over. Without a reason each abort would make an exception, which costs more. */
const OVER = "over";

/**
 * Does work that has to end in time. The signal that the work gets aborts when the time is over, but the result does
 * not depend on it: work that ignores the signal is left behind all the same.
 *
 * @throws what `late` returns, when the time is over first.
 */
export async function withDeadline<T>(
  clock: Clock,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => Error,
): Promise<T> {
  const timer = new AbortController();
  const over = new AbortController();
  const deadline = async (): Promise<never> => {
    await clock.sleep(milliseconds, timer.signal);
    throw late();
  };
  try {
    return await Promise.race([work(over.signal), deadline()]);
  } finally {
    timer.abort(OVER);
    over.abort(OVER);
  }
}
