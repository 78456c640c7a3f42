import { types } from "node:util";
import type { Context } from "../context.ts";
import { findStoreFailure, isUnstorable, type StoreFailure } from "../store/store-failure.ts";

/** The response to a request that failed although it passed validation. */
export interface InternalError {
  readonly status: 400 | 500 | 503;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How soon to retry, in seconds. A lock is usually brief; a full disk needs a person. */
const RETRY_AFTER: Readonly<Record<StoreFailure, number>> = { locked: 1, conflict: 1, full: 10, failed: 10 };

const MESSAGES: Readonly<Record<StoreFailure, string>> = {
  locked: "The store of the sandbox is locked by another process. Retry the request.",
  conflict: "The request conflicted with others that change the same data. Retry it.",
  full: "The disk of the sandbox is full. Writes fail until there is space again.",
  failed: "The store of the sandbox is not available. The request itself is not the cause. Retry it later.",
};

/** Reports an unexpected exception to the operator, and returns a response that does not reveal it to the caller. */
export function reportInternalError(
  { onFault, store, cut }: Pick<Context, "onFault" | "store" | "cut">,
  error: unknown,
): InternalError {
  const fault = types.isNativeError(error) ? error : new Error(String(error));
  const failure = findStoreFailure(error);
  if (failure === "full" || failure === "failed") store.writes.noteFailure();
  // The store is closed under a request that was cut.
  if (!cut.signal.aborted) onFault(failure ? new Error(explain(failure, fault), { cause: fault }) : fault);
  if (failure) {
    return { status: 503, message: MESSAGES[failure], headers: { "retry-after": String(RETRY_AFTER[failure]) } };
  }
  if (isUnstorable(error)) {
    return { status: 400, message: "The store rejects a value of the request. It may be too long.", headers: {} };
  }
  return { status: 500, message: "Internal error of the sandbox. The request itself is not the cause.", headers: {} };
}

function explain(failure: StoreFailure, { message }: Error): string {
  switch (failure) {
    case "locked":
      return `Another process locks the store (${message}). A request got 503. Close the other process if this persists.`;
    case "conflict":
      return `Concurrent requests conflicted in the store (${message}). A request got 503, which its client can retry.`;
    case "full":
      return `The disk of the store is full (${message}). A request got 503. Free some space; the sandbox then continues.`;
    case "failed":
      return `The store failed (${message}). A request got 503. Check the file or the database server.`;
  }
}
