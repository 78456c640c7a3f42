import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "../store/store.ts";

/** Whether a sandbox can be sent requests, in a word. */
export type Readiness = "ready" | "stopping" | "the store does not answer";

/** How long the store may take for its answer, in milliseconds. */
const ANSWER_MS = 2000;

/**
 * Asks the store whether it is there.
 *
 * @returns a function that asks. However often it is called, there is one question at a time: a store that has stopped
 * answering does not gather any more of them.
 */
export function createReadiness(
  { db }: Pick<Store, "db">,
  stopping: AbortSignal,
  answerMs: number = ANSWER_MS,
): () => Promise<Readiness> {
  let asked: Promise<Readiness> | undefined;
  const ask = async (): Promise<Readiness> => {
    try {
      await db.selectFrom("workspaces").select("workspace").limit(1).execute();
      return "ready";
    } catch {
      // What a database says of its fault may name its users and hosts.
      return "the store does not answer";
    } finally {
      asked = undefined;
    }
  };
  return async () => {
    if (stopping.aborted) return "stopping";
    asked ??= ask();
    const late = new AbortController();
    const silence = wait(answerMs, "the store does not answer" as const, { signal: late.signal }).catch(
      () => "ready" as const,
    );
    const readiness = await Promise.race([asked, silence]);
    late.abort();
    return stopping.aborted ? "stopping" : readiness;
  };
}
