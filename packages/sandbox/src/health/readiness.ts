import type { Store } from "../store/store.ts";
import { within } from "../store/timeouts.ts";

/** Whether a sandbox accepts requests. Part of the response of `/readyz`. */
export type Readiness = "ready" | "stopping" | "the store does not respond" | "the store accepts no writes";

/** How long the store may take to respond, in milliseconds. */
const ANSWER_MS = 2000;

/**
 * Creates a function that checks whether the store responds and, after a failed write, accepts writes. Concurrent checks
 * share one query, so that queries do not pile up while the store hangs.
 */
export function createReadiness(
  { ping, writes }: Pick<Store, "ping" | "writes">,
  stopping: AbortSignal,
  answerMs: number = ANSWER_MS,
): () => Promise<Readiness> {
  let asked: Promise<Readiness> | undefined;
  const ask = async (): Promise<Readiness> => {
    try {
      await ping(answerMs);
      return (await writes.succeeds()) ? "ready" : "the store accepts no writes";
    } catch {
      // The database's error message may name users and hosts.
      return "the store does not respond";
    } finally {
      asked = undefined;
    }
  };
  return async () => {
    if (stopping.aborted) return "stopping";
    asked ??= ask();
    // The query may have to wait for a connection first, and a write for a lock.
    const readiness = await within(answerMs, asked).catch(() => "the store does not respond" as const);
    return stopping.aborted ? "stopping" : readiness;
  };
}
