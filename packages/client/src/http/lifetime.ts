import { type Clock, sleepUntil } from "@chekt/partner-auth/internal";

/** The lifetime of a call: until its caller aborts it, its budget is exceeded, or it is done. */
export interface Lifetime {
  /** Aborts when the lifetime ends, for any reason. */
  readonly signal: AbortSignal;
  /**
   * Waits for work as long as the lifetime lasts. Work that takes longer is abandoned.
   *
   * @throws the reason of the caller's signal, or the result of `onTimeout`, when the lifetime ends first.
   */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits for work like `within`, but its time does not count against the budget. */
  readonly outside: (work: Promise<void>) => Promise<void>;
  /** The milliseconds that are left of the budget. */
  readonly left: () => number;
  /** Ends the lifetime, so that no timer and no listener remains. */
  readonly end: () => void;
}

/** The abort reason of a call that is done. Without a reason, each abort would create an exception, which is slower. */
const DONE = "done";

/** Starts the lifetime of a call. `onTimeout` creates the error when the budget is exceeded. */
export function startLifetime(
  clock: Clock,
  budget: number,
  caller: AbortSignal | undefined,
  onTimeout: () => Error,
): Lifetime {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const abort = (): void => controller.abort(caller?.reason);
  caller?.addEventListener("abort", abort);
  // When the lifetime ends, there may be nothing waiting for it, and its timer is aborted. Neither is an error.
  ended.catch(() => {});
  let deadline = clock.now() + budget;
  /** Counts the timers, because only the last one is in force. */
  let timers = 0;
  const startTimer = (): void => {
    const timer = ++timers;
    sleepUntil(clock, deadline, signal).then(
      () => timer === timers && controller.abort(onTimeout()),
      () => {},
    );
  };
  startTimer();
  if (caller?.aborted === true) abort();
  const within: Lifetime["within"] = async (work) => {
    signal.throwIfAborted();
    return Promise.race([ended, work()]);
  };
  return {
    signal,
    within,
    outside: async (work) => {
      timers++;
      // It may be abandoned.
      work.catch(() => {});
      const startedAt = clock.now();
      await within(() => work);
      deadline += clock.now() - startedAt;
      startTimer();
    },
    left: () => deadline - clock.now(),
    end: () => {
      caller?.removeEventListener("abort", abort);
      controller.abort(DONE);
    },
  };
}
