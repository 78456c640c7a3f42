import { allowInsecureRequests, customFetch, type TokenEndpointRequestOptions } from "oauth4webapi";
import { type Clock, withDeadline } from "./clock.ts";
import {
  TokenNetworkError,
  TokenRefusedError,
  type TokenRequestDetails,
  TokenRequestError,
  TokenResponseError,
  TokenTimeoutError,
  TokenUnavailableError,
} from "./errors.ts";
import { findReason } from "./reason.ts";
import { readText } from "./read-text.ts";
import { findSecrets, redact } from "./redact.ts";
import { createBackoff, isTransient, type Outcome, parseRetryAfter, retryOrThrow } from "./retry.ts";
import { type GrantedToken, type MissingToken, readTokenResponse, WRONG_URL } from "./token-response.ts";
import type { StoredToken } from "./token-store.ts";

/** One way to get a token. */
export interface Grant {
  /** The OAuth grant type. */
  readonly type: string;
  /** False when the request contains a one-time code or token, which a lost response may have used up. */
  readonly isIdempotent: boolean;
  /** Sends the request, and returns the response unread. */
  send(options: TokenEndpointRequestOptions): Promise<Response>;
}

/** How to send requests to a token endpoint. */
export interface RequestSettings {
  readonly tokenEndpoint: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeout: number;
  readonly retries: number;
  readonly maxRetryAfter: number;
}

/** The maximum size of a response, in bytes. Tokens are a thousandth of that. */
const LONGEST_RESPONSE = 1_000_000;

/**
 * Requests a token, with retries where that is safe.
 *
 * @throws TokenRequestError
 */
export async function requestToken(grant: Grant, settings: RequestSettings): Promise<StoredToken> {
  const { clock, random, retries, maxRetryAfter, tokenEndpoint } = settings;
  const traceId = crypto.randomUUID();
  const backoff = createBackoff(retries, random, maxRetryAfter);
  let attempts = 0;
  const attempt = async (): Promise<Outcome<StoredToken, TokenRequestError>> => {
    const details = { tokenEndpoint, grantType: grant.type, attempts: ++attempts, traceId };
    try {
      return { result: await sendOnce(grant, settings, details) };
    } catch (error) {
      if (TokenRequestError.is(error)) return { failure: error };
      throw error;
    }
  };
  const delayAfter = (error: TokenRequestError): number | undefined =>
    isRetryable(error, grant) ? backoff(error) : undefined;
  return retryOrThrow(attempt, delayAfter, (delay) => clock.sleep(delay));
}

function isRetryable({ status }: TokenRequestError, { isIdempotent }: Grant): boolean {
  // With these two, the server says that it has not processed the request, so a one-time code or token is still unused.
  if (status === 429 || status === 503) return true;
  return isIdempotent && (status === undefined || isTransient(status));
}

async function sendOnce(
  grant: Grant,
  { clock, fetch, timeout, tokenEndpoint }: RequestSettings,
  details: TokenRequestDetails,
): Promise<StoredToken> {
  let secrets: string[] = [];
  const orNetworkError = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      const reason = redact(findReason(cause), secrets);
      throw new TokenNetworkError(`The token endpoint did not respond: ${reason}`, details, { cause });
    }
  };
  const send = async (signal: AbortSignal): Promise<GrantedToken> => {
    const response = await grant.send({
      [customFetch]: (url, init) => {
        secrets = findSecrets(init.body);
        return orNetworkError(() => fetch(url, init));
      },
      // The options accept plain http for loopback addresses only.
      [allowInsecureRequests]: tokenEndpoint.startsWith("http:"),
      headers: { "x-partner-trace-id": details.traceId },
      signal,
    });
    const { ok, status, headers } = response;
    const text = await orNetworkError(() => readText(response, LONGEST_RESPONSE));
    if (text === undefined) {
      const message = `The token endpoint responded ${status} with more than ${LONGEST_RESPONSE} bytes. ${WRONG_URL}`;
      throw new TokenResponseError(message, { ...details, status });
    }
    const result = readTokenResponse({ ok, status, text }, (shown) => redact(shown, secrets));
    if ("accessToken" in result) return result;
    const retryAfter = parseRetryAfter(headers.get("retry-after"), clock.now());
    throw createError(result, { ...details, status, retryAfter });
  };
  const onTimeout = (): Error =>
    new TokenTimeoutError(`The token endpoint did not respond within ${timeout} ms`, details);
  const { accessToken, lifetime, refreshToken } = await withDeadline(clock, timeout, send, onTimeout);
  const issuedAt = clock.now();
  return {
    accessToken,
    issuedAt,
    ...(lifetime === undefined ? {} : { expiresAt: issuedAt + lifetime }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}

function createError(
  { problem, error, error_description }: MissingToken,
  known: TokenRequestDetails & { status: number },
): TokenRequestError {
  const details = { ...known, error, error_description };
  const message = `The token endpoint ${problem}`;
  if (isTransient(known.status)) return new TokenUnavailableError(message, details);
  const isRefused = known.status >= 400 || (known.status < 300 && error !== undefined);
  return isRefused ? new TokenRefusedError(message, details) : new TokenResponseError(message, details);
}
