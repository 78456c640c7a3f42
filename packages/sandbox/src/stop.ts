import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "./context.ts";
import type { Listening } from "./http/listen.ts";

/** For how long a sandbox that is stopped goes on, in milliseconds. */
export interface StopTimes {
  /** How long it goes on as before, so that whoever asks `/readyz` sends requests elsewhere. */
  readonly drainMs: number;
  /** How long is then waited for requests under way, before they are cut. */
  readonly graceMs: number;
}

/** A store that does not close in this time, such as a database that no longer answers, is left as it is. */
const STORE_MS = 1000;

/** Says that it is not ready, stops listening, lets requests under way end, and closes the store. */
export async function stop(
  server: Listening,
  { store, stopping }: Context,
  { drainMs, graceMs }: StopTimes,
): Promise<void> {
  stopping.abort();
  if (drainMs > 0) await wait(drainMs);
  await server.close(graceMs);
  await Promise.race([store.close(), wait(STORE_MS, undefined, { ref: false })]);
}
