import type { OperationId } from "../generated/operation-id.ts";
import type { Parameters } from "../description/validate.ts";
import type { Condition } from "../lists/filter.ts";
import type { Caller } from "../oauth/bearer.ts";
import type { SerializedBody } from "../store/response-cache.ts";
import type { Store } from "../store/store.ts";

/** An accepted request: its caller, and what it contains. All of it matches the description. */
export interface Call {
  readonly id: OperationId;
  readonly store: Store;
  readonly caller: Caller;
  readonly parameters: Parameters;
  /** The parsed filters of a list operation. Empty for other operations. */
  readonly conditions: readonly Condition[];
  /** Empty strings are null, except in the items of a bulk request. */
  readonly body: unknown;
}

/** What the handler of an operation returns. */
export interface HandlerResult {
  readonly status: number;
  readonly body?: unknown;
  /** The serialized body, if it is cached; it was validated before. */
  readonly serialized?: SerializedBody;
  /** Called with the serialized body, if it matches the description. */
  readonly onSerialized?: (text: string) => void;
}

/** Handles the requests of one operation. Throws an `ApiError` to reject one. */
export type Handler = (call: Call) => Promise<HandlerResult>;
