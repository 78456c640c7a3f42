import { allowInsecureRequests, customFetch, type TokenEndpointRequestOptions } from "oauth4webapi";
import type { Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { TokenNetworkError } from "./errors/token-network-error.ts";
import { TokenRefusedError } from "./errors/token-refused-error.ts";
import { type TokenRequestDetails, TokenRequestError } from "./errors/token-request-error.ts";
import { TokenResponseError } from "./errors/token-response-error.ts";
import { TokenTimeoutError } from "./errors/token-timeout-error.ts";
import { TokenUnavailableError } from "./errors/token-unavailable-error.ts";
import { redact, secretsIn } from "./redact.ts";
import { parseRetryAfter, retryDelay } from "./retry-timing.ts";
import { type GrantedToken, type NoToken, readTokenAnswer } from "./token-answer.ts";
import type { StoredToken } from "./token-store.ts";

/** One way to ask for a token. */
export interface Grant {
  /** OAuth's name of it. */
  readonly type: string;
  /** False when it carries something that is good for one time, and that a lost answer may have used up. */
  readonly repeatable: boolean;
  /** Sends it, and returns the answer unread. */
  send(options: TokenEndpointRequestOptions): Promise<Response>;
}

/** How requests to a token endpoint are sent. */
export interface RequestSettings {
  readonly tokenEndpoint: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeout: number;
  readonly retries: number;
}

/**
 * Asks for a token, again and again as long as that is safe and may help.
 *
 * @throws TokenRequestError
 */
export async function requestToken(grant: Grant, settings: RequestSettings): Promise<StoredToken> {
  const { clock, random, retries, tokenEndpoint } = settings;
  const traceId = crypto.randomUUID();
  for (let attempt = 1; ; attempt++) {
    const details = { tokenEndpoint, grantType: grant.type, attempts: attempt, traceId };
    try {
      return await attemptOnce(grant, settings, details);
    } catch (error) {
      if (!(error instanceof TokenRequestError)) throw error;
      const { status, retryAfter } = error;
      const { repeatable } = grant;
      const delay = retryDelay({ attempt, retries, status, retryAfter, repeatable, random: random() });
      if (delay === undefined) throw error;
      await clock.sleep(delay);
    }
  }
}

async function attemptOnce(
  grant: Grant,
  { clock, fetch, timeout, tokenEndpoint }: RequestSettings,
  details: TokenRequestDetails,
): Promise<StoredToken> {
  const unless = async <T>(failing: Promise<T>): Promise<T> => {
    try {
      return await failing;
    } catch (cause) {
      throw new TokenNetworkError("The token endpoint gave no answer, or not all of it", details, { cause });
    }
  };
  let secrets: string[] = [];
  const send = async (signal: AbortSignal): Promise<GrantedToken> => {
    const response = await grant.send({
      [customFetch]: (url, init) => {
        secrets = secretsIn(init.body);
        return unless(fetch(url, init));
      },
      // A base URL with plain http is one of this machine: parseBaseUrl has seen to that.
      [allowInsecureRequests]: tokenEndpoint.startsWith("http:"),
      headers: { "x-partner-trace-id": details.traceId },
      signal,
    });
    const { ok, status, headers } = response;
    const text = await unless(response.text());
    const answer = readTokenAnswer({ ok, status, text }, (shown) => redact(shown, secrets));
    if ("accessToken" in answer) return answer;
    const retryAfter = parseRetryAfter(headers.get("retry-after"), clock.now());
    throw failure(answer, { ...details, status, retryAfter });
  };
  const late = (): Error => new TokenTimeoutError(`The token endpoint did not answer in ${timeout} ms`, details);
  const { accessToken, lifetime, refreshToken } = await withDeadline(clock, timeout, send, late);
  const issuedAt = clock.now();
  return {
    accessToken,
    issuedAt,
    ...(lifetime === undefined ? {} : { expiresAt: issuedAt + lifetime }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}

function failure(
  { problem, error, error_description }: NoToken,
  known: TokenRequestDetails & { status: number },
): Error {
  const details = { ...known, error, error_description };
  const what = `The token endpoint ${problem}`;
  if (known.status === 429 || known.status >= 500) return new TokenUnavailableError(what, details);
  return known.status >= 400 ? new TokenRefusedError(what, details) : new TokenResponseError(what, details);
}
