import { setImmediate } from "node:timers/promises";
import { ApiError } from "./api-error.ts";

/** How many may wait. */
const MAX_WAITING = 50;

/** Lets work that occupies this thread take turns, and serves other requests between two turns. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @throws ApiError 503 if too much work waits. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= MAX_WAITING) {
      throw new ApiError(503, "Too many requests that take long at once. Retry the request.");
    }
    this.#waiting += 1;
    const turn = this.#last.then(() => setImmediate()).then(work);
    this.#last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
