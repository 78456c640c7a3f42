import type { OperationId } from "../generated/operation-id.ts";

/** An injected fault: what happens, to which operations, and how often. */
export interface FaultRule {
  /** The operation to affect, or `*` for all. */
  readonly operation: OperationId | "*";
  /** Responds with this status code instead of handling the request. */
  readonly status?: number | undefined;
  /** The `Retry-After` header, in seconds. Only with `status`. */
  readonly retryAfter?: number | undefined;
  /** Delays the request by this many milliseconds, or by a uniformly distributed number from `min` to `max`. */
  readonly latency?: number | { readonly min: number; readonly max: number } | undefined;
  /** Drops the connection without a response, before or after the request is handled. */
  readonly drop?: "before" | "after" | undefined;
  /** Affects only every n-th request. */
  readonly every?: number | undefined;
  /** Affects a request with this probability, from 0 to 1. */
  readonly probability?: number | undefined;
  /** Random seed: the same seed affects the same requests again. By default the ID of the fault. */
  readonly seed?: number | undefined;
  /** Affects this many requests, and then no more. */
  readonly times?: number | undefined;
}

/** An active rule, with the number of requests that matched it (`hits`) and that it affected (`strikes`). */
export interface Fault {
  readonly id: number;
  readonly rule: FaultRule;
  readonly hits: number;
  readonly strikes: number;
}
