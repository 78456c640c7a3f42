import type { Clock } from "@chekt/partner-auth/internal";

/** The time that a call has: until its caller aborts it, its budget is spent, or it is done. */
export interface Lifetime {
  /** Aborts when the time is over, whatever ended it. */
  readonly signal: AbortSignal;
  /**
   * Does work, and waits for it as long as there is time. Work that goes on after that is left behind.
   *
   * @throws the reason of the caller's signal, or what `late` returns, when the time is over.
   */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
  /** Ends it, so that no timer and no listener stays behind. */
  readonly end: () => void;
}

/** Why the signal aborts when the call is done. Without a reason each abort would make an exception, which costs more. */
const DONE = "done";

/** Begins the time of a call. */
export function lifetime(clock: Clock, budget: number, caller: AbortSignal | undefined, late: () => Error): Lifetime {
  const over = new AbortController();
  const { signal } = over;
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const abort = (): void => over.abort(caller?.reason);
  caller?.addEventListener("abort", abort);
  // Nobody may be waiting when it ends. The timer is called off then, which is no failure either.
  ended.catch(() => {});
  clock.sleep(budget, signal).then(
    () => over.abort(late()),
    () => {},
  );
  if (caller?.aborted === true) abort();
  return {
    signal,
    within: async (work) => {
      signal.throwIfAborted();
      return Promise.race([ended, work()]);
    },
    end: () => {
      caller?.removeEventListener("abort", abort);
      over.abort(DONE);
    },
  };
}
