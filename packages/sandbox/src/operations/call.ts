import type { OperationId } from "../generated/operation-id.ts";
import type { Parameters } from "../description/validate.ts";
import type { Condition } from "../lists/filter.ts";
import type { Caller } from "../oauth/bearer.ts";
import type { Written } from "../store/answer-cache.ts";
import type { Store } from "../store/store.ts";

/** A request that was let in: who makes it, and what it says. All of it fits the description. */
export interface Call {
  readonly id: OperationId;
  readonly store: Store;
  readonly caller: Caller;
  readonly parameters: Parameters;
  /** The parsed filters of a list. Empty for other operations. */
  readonly conditions: readonly Condition[];
  readonly body: unknown;
}

/** What an operation answers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** The body as it is sent, where that is known from before: it was checked then. */
  readonly written?: Written;
  /** Hears of the body as it is sent, when it is what the description says. */
  readonly onText?: (text: string) => void;
}

/** Does the work of one operation. It throws an `ApiError` where it refuses. */
export type Handler = (call: Call) => Promise<Answer>;
