import { setMaxListeners } from "node:events";
import { Connections } from "./http/connections.ts";
import { RequestLog } from "./log/request-log.ts";
import { Metrics } from "./metrics/metrics.ts";
import type { MachineClock } from "./store/clock.ts";
import { openStore, type Store } from "./store/store.ts";

/** What all of a sandbox shares. */
export interface Context {
  readonly store: Store;
  readonly machine: MachineClock;
  /** For how many seconds an access token is valid. */
  readonly tokenTtl: number;
  readonly log: RequestLog;
  readonly metrics: Metrics;
  readonly connections: Connections;
  /** Aborted as soon as it is to stop. */
  readonly stopping: AbortController;
  /** Hears of what is wrong with the sandbox itself: an answer that breaks the description, or an error of its own. */
  readonly onFault: (fault: Error) => void;
}

/** The workspace that is always there. */
export const DEFAULT_WORKSPACE = "default";

/** Opens the store, and all that goes with it. */
export async function openContext(
  db: string,
  tokenTtl: number,
  onFault: Context["onFault"] = (fault) => process.emitWarning(fault),
): Promise<Context> {
  const stopping = new AbortController();
  // Each stream of events listens.
  setMaxListeners(0, stopping.signal);
  return {
    store: await openStore(db),
    machine: Date.now,
    tokenTtl,
    log: new RequestLog(),
    metrics: new Metrics(),
    connections: new Connections(),
    stopping,
    onFault,
  };
}
