/** A clock that a test moves by hand. Waiting between two attempts takes no time on it, and is written down. */
export class ManualClock {
  /** The waits between attempts, in milliseconds. */
  readonly waits: number[] = [];
  #now = Date.parse("2026-01-01T00:00:00Z");
  readonly #alarms = new Set<{ at: number; ring: () => void }>();

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal === undefined) {
      this.waits.push(milliseconds);
      this.#now += milliseconds;
      return Promise.resolve();
    }
    // A deadline: it passes when the test says so, or is called off.
    return new Promise((ring, reject) => {
      const alarm = { at: this.#now + milliseconds, ring };
      this.#alarms.add(alarm);
      signal.addEventListener("abort", () => {
        this.#alarms.delete(alarm);
        reject(signal.reason);
      });
    });
  }

  /** Lets time pass. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const alarm of this.#alarms) if (alarm.at <= this.#now) alarm.ring();
  }

  /** How many deadlines are still open. */
  get deadlines(): number {
    return this.#alarms.size;
  }
}
