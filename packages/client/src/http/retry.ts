import { TokenNetworkError, TokenTimeoutError, TokenUnavailableError } from "@chekt/partner-auth";
import { isTransient } from "@chekt/partner-auth/internal";
import { NetworkError, PartnerApiError, StatusError } from "../errors.ts";

/** Error codes from before a connection is established, when the API cannot have received anything. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Deno has no error codes. This part of its message follows the URL, which contains no spaces. */
const NEVER_CONNECTED_ON_DENO = /: client error \(Connect\): /;

/**
 * Whether a request that failed with this error may be retried. Idempotent requests are retried after a 408, a 429, a 5xx,
 * a network error and a timeout; others only when the API cannot have processed them.
 *
 * @param retry `never` for an operation that is not idempotent.
 */
export function isRetryable(error: PartnerApiError, retry: "never" | undefined): boolean {
  // Rate limiters reject requests before they are processed.
  if (StatusError.is(error)) return error.status === 429 || (retry === undefined && isTransient(error.status));
  return retry === undefined || (NetworkError.is(error) && wasNeverConnected(error.cause));
}

/**
 * Reads the properties of the runtime's errors without `instanceof`, which fails on Jest: there, tests have their own
 * `Error`.
 *
 * @param depth how many causes to follow. A chain of causes can be circular.
 */
function wasNeverConnected(error: unknown, depth = 5): boolean {
  const { code, message, cause, errors }: Record<string, unknown> = Object(error);
  if (NEVER_CONNECTED.test(String(code)) || NEVER_CONNECTED_ON_DENO.test(String(message))) return true;
  if (depth === 0) return false;
  // A host with several addresses has one error per address.
  return Array.isArray(errors) && errors.length > 0
    ? errors.every((one: unknown) => wasNeverConnected(one, depth - 1))
    : cause !== undefined && wasNeverConnected(cause, depth - 1);
}

/** Error codes of a connection that broke. */
const BROKEN = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/** Whether the token endpoint failed in a way that may pass. A wrong host name or certificate does not. */
export function isTransientTokenError(error: unknown): boolean {
  return (
    TokenUnavailableError.is(error) ||
    TokenTimeoutError.is(error) ||
    (TokenNetworkError.is(error) && isBroken(error.cause))
  );
}

function isBroken(error: unknown, depth = 5): boolean {
  const { code, cause }: Record<string, unknown> = Object(error);
  return BROKEN.test(String(code)) || (depth > 0 && cause !== undefined && isBroken(cause, depth - 1));
}

/** Whether the API may have processed a request although it failed with this error, because the response was lost. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (!StatusError.is(error)) {
    return PartnerApiError.is(error) && !(NetworkError.is(error) && wasNeverConnected(error.cause));
  }
  const { status } = error;
  return status < 400 || (status !== 429 && isTransient(status));
}
