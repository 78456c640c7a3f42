import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "./context.ts";
import type { Listening } from "./http/listen.ts";

/** How long shutdown takes, in milliseconds. */
export interface StopTimes {
  /** How long to keep serving, so that load balancers see `/readyz` fail and send requests elsewhere. */
  readonly drainMs: number;
  /** How long to wait for open requests after that, before they are cut. */
  readonly graceMs: number;
}

type Closable = Pick<Listening, "close">;

/** Closes several servers at the same time. */
export function closeTogether(servers: readonly Closable[]): Closable {
  return {
    close: async (graceMs) => {
      await Promise.all(servers.map((server) => server.close(graceMs)));
    },
  };
}

/** How long to wait for the store to close. A database that no longer responds would block forever. */
const STORE_MS = 1000;

/**
 * Reports not ready, stops listening, waits for open requests, and closes the store.
 *
 * @param leave what to do in the store before it closes.
 */
export async function stop(
  server: Closable,
  { store, stopping, cut }: Pick<Context, "store" | "stopping" | "cut">,
  { drainMs, graceMs }: StopTimes,
  leave?: () => Promise<void>,
): Promise<void> {
  stopping.abort();
  if (drainMs > 0) await wait(drainMs);
  await server.close(graceMs);
  cut.abort();
  await leave?.();
  await Promise.race([store.close(), wait(STORE_MS, undefined, { ref: false })]);
}
