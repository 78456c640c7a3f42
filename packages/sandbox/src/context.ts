import { setMaxListeners } from "node:events";
import { Connections } from "./http/connections.ts";
import { RequestLog } from "./log/request-log.ts";
import { Metrics } from "./metrics/metrics.ts";
import type { MachineClock } from "./store/clock.ts";
import { openStore, type Store } from "./store/store.ts";

/** What all parts of a sandbox share. */
export interface Context {
  readonly store: Store;
  readonly machine: MachineClock;
  /** Lifetime of an access token, in seconds. */
  readonly tokenTtl: number;
  readonly log: RequestLog;
  readonly metrics: Metrics;
  readonly connections: Connections;
  /** Aborted as soon as shutdown begins. */
  readonly stopping: AbortController;
  /** Called with errors of the sandbox itself: a response that violates the description, or an unexpected exception. */
  readonly onFault: (fault: Error) => void;
}

/** The workspace that always exists. */
export const DEFAULT_WORKSPACE = "default";

/** Opens the store and creates everything that depends on it. */
export async function openContext(
  db: string,
  tokenTtl: number,
  onFault: Context["onFault"] = (fault) => process.emitWarning(fault),
): Promise<Context> {
  const stopping = new AbortController();
  // Each event stream adds a listener.
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
