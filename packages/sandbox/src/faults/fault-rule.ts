import type { OperationId } from "../generated/operation-id.ts";

/** A fault that is switched on: what happens, to which operations, and how often. */
export interface FaultRule {
  /** The operation that it strikes, or `*` for all. */
  readonly operation: OperationId | "*";
  /** Answers with this status instead of doing the work. */
  readonly status?: number | undefined;
  /** What `Retry-After` says, in seconds. Only with `status`. */
  readonly retryAfter?: number | undefined;
  /** Lets the caller wait before anything is done: so many milliseconds, or any number between two, each as likely. */
  readonly latency?: number | { readonly min: number; readonly max: number } | undefined;
  /** Cuts the connection without an answer: before the work is done, or after. */
  readonly drop?: "before" | "after" | undefined;
  /** Strikes each n-th request only. */
  readonly every?: number | undefined;
  /** Strikes with this probability, from 0 to 1. */
  readonly probability?: number | undefined;
  /** What chance begins with: the same seed strikes the same requests again. By default 1. */
  readonly seed?: number | undefined;
  /** Strikes so many times, and then no more. */
  readonly times?: number | undefined;
}

/** A rule that is switched on, and how often it was asked and struck. */
export interface Fault {
  readonly id: number;
  readonly rule: FaultRule;
  readonly hits: number;
  readonly strikes: number;
}
