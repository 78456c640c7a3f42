import type { Listening } from "./http/listen.ts";
import { RequestLog } from "./log/request-log.ts";
import type { MachineClock } from "./store/clock.ts";
import { openStore, type Store } from "./store/store.ts";

/** What all of a sandbox shares. */
export interface Context {
  readonly store: Store;
  readonly machine: MachineClock;
  /** For how many seconds an access token is valid. */
  readonly tokenTtl: number;
  readonly log: RequestLog;
  /** Hears of what is wrong with the sandbox itself: an answer that breaks the description, or an error of its own. */
  readonly onFault: (fault: Error) => void;
}

/** The workspace that is always there. */
export const DEFAULT_WORKSPACE = "default";

/** How long is waited for requests under way, in milliseconds, before they are cut. */
const GRACE = 1000;

/** Opens the store, and all that goes with it. */
export async function openContext(db: string, tokenTtl: number): Promise<Context> {
  return {
    store: await openStore(db),
    machine: Date.now,
    tokenTtl,
    log: new RequestLog(),
    onFault: (fault) => process.emitWarning(fault),
  };
}

/** Stops listening, then closes the store. */
export async function closeAll(server: Listening, { store }: Context): Promise<void> {
  await server.close(GRACE);
  await store.close();
}
