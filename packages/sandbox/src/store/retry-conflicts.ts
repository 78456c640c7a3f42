import { setTimeout as wait } from "node:timers/promises";
import { findStoreFailure } from "./store-failure.ts";

/** How often work is tried. */
const ATTEMPTS = 5;

/** How long to wait before the second attempt, in milliseconds. Twice as long before each further one. */
const PAUSE_MS = 10;

/**
 * Repeats work that conflicts with a concurrent transaction, such as in a deadlock.
 *
 * @throws the error of the last attempt, or any other error.
 */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || findStoreFailure(error) !== "conflict") throw error;
    }
    await wait(PAUSE_MS * 2 ** (attempt - 1));
  }
}
