import { setImmediate } from "node:timers/promises";

/** A clock on which time passes only while everything waits for it. */
export class VirtualClock {
  #now = Date.parse("2026-01-01T00:00:00Z");
  readonly #alarms = new Set<{ readonly at: number; readonly ring: () => void }>();

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const alarm = { at: this.#now + milliseconds, ring: resolve };
      this.#alarms.add(alarm);
      signal?.addEventListener("abort", () => {
        this.#alarms.delete(alarm);
        reject(signal.reason);
      });
    });
  }

  /**
   * Lets time pass until work is done.
   *
   * @param isIdle whether nothing else is under way, such as a request. By default nothing is.
   */
  async run<T>(work: Promise<T>, isIdle: () => boolean = () => true): Promise<T> {
    const state = { isDone: false };
    const stop = (): void => {
      state.isDone = true;
    };
    work.then(stop, stop);
    while (!state.isDone) {
      await setImmediate();
      if (state.isDone || !isIdle()) continue;
      const next = Math.min(...[...this.#alarms].map(({ at }) => at));
      if (next === Infinity) continue;
      this.#now = Math.max(this.#now, next);
      for (const alarm of this.#alarms) {
        if (alarm.at > this.#now) continue;
        this.#alarms.delete(alarm);
        alarm.ring();
      }
    }
    return work;
  }
}
