import type { RequestLog } from "./log/request-log.ts";
import type { MachineClock } from "./store/clock.ts";
import type { Store } from "./store/store.ts";

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
