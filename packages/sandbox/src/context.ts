import { setMaxListeners } from "node:events";
import { type Behavior, defaultBehavior } from "./behavior/behavior.ts";
import { RateLimiter } from "./behavior/rate-limit.ts";
import { BodyBudget } from "./body-budget.ts";
import { Connections } from "./http/connections.ts";
import { RequestLog } from "./log/request-log.ts";
import { divideMemory, type MemoryLimits } from "./memory-limits.ts";
import { Metrics } from "./metrics/metrics.ts";
import type { MachineClock } from "./store/clock.ts";
import { openStore, type Store } from "./store/store.ts";
import { defaultTimeouts, type StoreTimeouts } from "./store/timeouts.ts";

/** What all parts of a sandbox share. */
export interface Context {
  readonly store: Store;
  readonly machine: MachineClock;
  /** Lifetime of an access token, in seconds. */
  readonly tokenTtl: number;
  /** How workspaces behave unless they say otherwise. */
  readonly behavior: Behavior;
  /** The origins by which clients reach the sandbox. They are the accepted audiences of client assertions. */
  readonly origins: string[];
  /** The origins whose pages may call the API, besides those on the caller's machine. */
  readonly allowedOrigins: readonly string[];
  readonly rateLimiter: RateLimiter;
  readonly log: RequestLog;
  readonly limits: MemoryLimits;
  readonly bodies: BodyBudget;
  readonly metrics: Metrics;
  readonly connections: Connections;
  /** Aborted as soon as shutdown begins. */
  readonly stopping: AbortController;
  /** Aborted when open requests are cut. What they still do is of no interest to anyone, and the store is closed. */
  readonly cut: AbortController;
  /** Called with errors of the sandbox itself: a response that violates the description, or an unexpected exception. */
  readonly onFault: (fault: Error) => void;
}

/** The workspace that always exists. */
export const DEFAULT_WORKSPACE = "default";

export interface ContextOptions {
  readonly behavior?: Partial<Behavior>;
  readonly allowedOrigins?: readonly string[];
  readonly timeouts?: Partial<StoreTimeouts> | undefined;
  readonly limits?: MemoryLimits | undefined;
  /** By default a warning of the process. */
  readonly onFault?: Context["onFault"] | undefined;
}

/** Opens the store and creates everything that depends on it. */
export async function openContext(
  db: string,
  tokenTtl: number,
  {
    behavior = {},
    allowedOrigins = [],
    timeouts = {},
    limits = divideMemory(),
    onFault = (fault) => process.emitWarning(fault),
  }: ContextOptions = {},
): Promise<Context> {
  const stopping = new AbortController();
  // Each event stream adds a listener.
  setMaxListeners(0, stopping.signal);
  const cut = new AbortController();
  // Each delayed request adds a listener.
  setMaxListeners(0, cut.signal);
  return {
    store: await openStore(db, { ...defaultTimeouts, ...timeouts }),
    machine: Date.now,
    tokenTtl,
    behavior: { ...defaultBehavior, ...behavior },
    origins: [],
    allowedOrigins,
    rateLimiter: new RateLimiter(),
    log: new RequestLog(limits.log),
    limits,
    bodies: new BodyBudget(limits.bodies),
    metrics: new Metrics(),
    connections: new Connections(limits.unread),
    stopping,
    cut,
    onFault,
  };
}
