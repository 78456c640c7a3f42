import { NetworkError } from "./errors/network-error.ts";
import type { PartnerApiError } from "./errors/partner-api-error.ts";
import { StatusError } from "./errors/status-error.ts";

/** The codes of errors that come before a connection stands, so that the API cannot have received anything. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** What Deno says of them, which gives no codes. It stands after the URL, and that has no spaces in it. */
const NEVER_CONNECTED_ON_DENO = /: client error \(Connect\): /;

/**
 * Whether a request that failed with this error may be sent again.
 *
 * @param retry `never` for an operation that must not happen twice.
 */
export function mayRepeat(error: PartnerApiError, retry: "never" | undefined): boolean {
  if (error instanceof StatusError) {
    const { status } = error;
    // A rate limiter refuses what it has not passed on.
    return status === 429 || (retry === undefined && (status === 408 || status >= 500));
  }
  return retry === undefined || (error instanceof NetworkError && wasNeverConnected(error.cause));
}

function wasNeverConnected(cause: unknown): boolean {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    if (NEVER_CONNECTED.test(String(Reflect.get(error, "code"))) || NEVER_CONNECTED_ON_DENO.test(error.message))
      return true;
    // Where a name has several addresses, each has an error of its own.
    if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverConnected);
  }
  return false;
}
