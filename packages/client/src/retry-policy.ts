/** How an attempt ended that did not succeed. */
export type Failure =
  | { readonly kind: "answer"; readonly answer: { readonly response: { readonly status: number } } }
  | { readonly kind: "network"; readonly cause: unknown }
  | { readonly kind: "timeout" };

/** The codes of errors that come before a connection stands, so that the API cannot have received anything. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Whether the same request may be sent again.
 *
 * @param retry `never` for an operation that must not happen twice.
 */
export function mayRepeat(failure: Failure, retry: "allowed" | "never"): boolean {
  switch (failure.kind) {
    case "answer": {
      const { status } = failure.answer.response;
      // A rate limiter refuses what it has not passed on.
      return status === 429 || (retry === "allowed" && (status === 408 || status >= 500));
    }
    case "network":
      return retry === "allowed" || wasNeverConnected(failure.cause);
    case "timeout":
      return retry === "allowed";
  }
}

function wasNeverConnected(cause: unknown): boolean {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string" && neverConnected.has(error.code)) return true;
    // Where a name has several addresses, each has an error of its own.
    if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverConnected);
  }
  return false;
}
