import type { TokenSource } from "@chekt/partner-auth";
import {
  checkOptionNames,
  type Clock,
  createBackoff,
  isBearerToken,
  type Outcome,
  parseRetryAfter,
  retryOrThrow,
} from "@chekt/partner-auth/internal";
import {
  type CallDetails,
  createStatusError,
  type PartnerApiError,
  TimeoutError,
  UnauthorizedError,
} from "../errors.ts";
import { type OperationTraits, operations } from "../generated/operations.ts";
import type { OperationId } from "../types.ts";
import { attemptOnce, type HttpRequest } from "./attempt.ts";
import { type HookEvents, type Hooks, type RequestEvent, runHooks } from "./hooks.ts";
import { startLifetime } from "./lifetime.ts";
import { type Limits, resolveLimits } from "./limits.ts";
import type { Priority, RateLimiter } from "./rate-limiter.ts";
import type { HttpResponse } from "./read-response.ts";
import { isRetryable, isTransientTokenError, mayHaveSucceeded } from "./retry.ts";

/** The options of a call, beside its input. */
export interface CallOptions {
  /** Aborts the call at once, at any stage, but not a token request that other calls wait for. */
  readonly signal?: AbortSignal | undefined;
  /** The timeout of one request including its response body, in milliseconds. Default: that of the client. */
  readonly timeout?: number | undefined;
  /**
   * The maximum number of retries. Default: that of the client. Failures of the token endpoint do not count: unless this is
   * 0, tokens are requested until the budget is used up.
   */
  readonly retries?: number | undefined;
  /**
   * The time limit of the call, from waiting for a token to the last retry, in milliseconds. Waiting for a turn under a
   * rate limit does not count. Default: that of the client, 90_000 unless set, 600_000 for a batch of a bulk method. If a method makes several calls, such as one per page or batch, the limit applies to each.
   */
  readonly budget?: number | undefined;
  /** The longest `Retry-After` to wait for, in milliseconds. Default: that of the client. */
  readonly maxRetryAfter?: number | undefined;
  /**
   * `low` lets other calls pass while requests are paced to a rate limit. Default: `low` for `ensure`, bulk methods,
   * `each`, `pages` and `all`, else `normal`.
   */
  readonly priority?: Priority | undefined;
  /** Your correlation ID, a UUID, the same for all retries. Default: a random one. */
  readonly traceId?: string | undefined;
}

/** The options of a call that writes. */
export interface WriteOptions extends CallOptions {
  /**
   * Sent as `Idempotency-Key` with every attempt, so that a server that honors it processes the call once: 1 to 255
   * printable ASCII characters without spaces. Best made from a business ID, such as `create-site-hq`, so that it survives a crash. CHeKT
   * describes the header for its platform (developers.chektdev.com/docs/idempotency), not for the Partner API. By default
   * none is sent.
   */
  readonly idempotencyKey?: string | undefined;
}

const optionNames: Readonly<Record<keyof WriteOptions, true>> = {
  signal: true,
  timeout: true,
  retries: true,
  budget: true,
  maxRetryAfter: true,
  priority: true,
  traceId: true,
  idempotencyKey: true,
};

/** The settings of the client, with defaults applied. */
export interface TransportSettings extends Limits {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly hooks: readonly Hooks[];
  readonly limiter: RateLimiter;
  /** The maximum size of a response body, in bytes. */
  readonly maxResponseSize: number;
  /** Whether the API honors `Idempotency-Key`. */
  readonly idempotency: boolean;
  /** The token source of each security scheme. */
  readonly tokens: Readonly<Record<"clientCredentials" | "authorizationCode", TokenSource | undefined>>;
}

/** The response of a successful call. */
export interface CallResult extends HttpResponse, CallDetails {}

const TRACE_HEADER = "x-partner-trace-id";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Sends a request with a token and a trace ID, and retries it where that is safe.
 *
 * @throws PartnerApiError when there was no valid response in time; an `AuthError` when the token request failed; the signal's
 * reason when it aborts; any error of `onRequest`; a TypeError for an invalid option.
 */
export async function send(
  operation: OperationId,
  request: HttpRequest,
  settings: TransportSettings,
  options: WriteOptions = {},
): Promise<CallResult> {
  const { clock, fetch, hooks, limiter, maxResponseSize, random } = settings;
  checkCallOptions(operation, options);
  const { signal, priority = "normal", idempotencyKey } = options;
  const { timeout, retries, budget, maxRetryAfter } = resolveLimits(options, settings);
  const traceId = options.traceId ?? request.headers.get(TRACE_HEADER) ?? crypto.randomUUID();
  if (!UUID.test(traceId)) throw new TypeError(`traceId is ${JSON.stringify(traceId)}; pass a UUID, or leave it out.`);
  const traits: OperationTraits = operations[operation];
  const returns = traits.list ? "rows" : traits.method === "DELETE" ? "nothing" : "object";
  if (idempotencyKey !== undefined) checkIdempotencyKey(operation, traits, idempotencyKey);
  // A repeated request with the same key is not processed again.
  const retryMark = idempotencyKey !== undefined && settings.idempotency ? undefined : traits.retry;
  const source = findTokenSource(operation, traits, settings);
  const url = request.url.replace(/\?.*/s, "");
  const backoff = createBackoff(retries, random, maxRetryAfter);
  const tokenBackoff = createBackoff(retries === 0 ? 0 : Infinity, random, maxRetryAfter);
  let attempts = 0;
  let wasRenewed = false;
  /** Whether an earlier attempt may have been processed. */
  let mayBeDone = false;
  let token = "";

  const details = (): CallDetails => ({ operation, traceId, attempts });
  const life = startLifetime(clock, budget, signal, () => new TimeoutError(details(), budget));
  const attemptToken = async (): Promise<Outcome<string, unknown>> => {
    let result: string;
    try {
      result = await life.within(() => source.get({ signal: life.signal }));
    } catch (failure) {
      if (isTransientTokenError(failure)) return { failure };
      throw failure;
    }
    if (isBearerToken(result)) return { result };
    throw new TypeError("The token source returned an invalid bearer token.");
  };
  /** Gets a token. The token endpoint may fail as long as the call has time, because nothing has been sent yet. */
  const getToken = (): Promise<string> =>
    retryOrThrow(
      attemptToken,
      (error) => withinLife(tokenBackoff(error)),
      (delay) => life.within(() => clock.sleep(delay, signal)),
    );
  /** Returns a delay if it ends within the budget. */
  const withinLife = (delay: number | undefined): number | undefined =>
    delay === undefined || delay > life.left() ? undefined : delay;
  const createEvent = (): RequestEvent => {
    const { method } = request;
    return { operation, traceId, attempt: attempts + 1, method, url, key: {} };
  };
  let event = createEvent();
  const notify = <Name extends keyof HookEvents>(name: Name, hookEvent: HookEvents[Name]): Promise<void> =>
    life.within(() => runHooks(hooks, name, hookEvent));

  const attempt = async (): Promise<Outcome<CallResult, PartnerApiError>> => {
    const turn = limiter.turn(priority, signal);
    if (turn) await life.outside(turn);
    token = await getToken();
    const visible = new Headers(request.headers);
    await notify("onRequest", { ...event, headers: visible });
    // A copy, because a hook may keep the headers it received.
    const headers = new Headers(visible);
    headers.set(TRACE_HEADER, traceId);
    if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
    headers.set("authorization", `Bearer ${token}`);

    const startedAt = clock.now();
    attempts++;
    const result = await life.within(() =>
      attemptOnce(
        { ...request, headers },
        { fetch, clock, timeout, signal: life.signal, returns, token, maxResponseSize, details: details() },
      ),
    );
    if (!("response" in result)) {
      // Calls that wait for the first response must not wait for the retries of this one.
      void limiter.learn(undefined, undefined);
      return { failure: result };
    }
    const { ok, response } = result;
    const { status } = response;
    const milliseconds = clock.now() - startedAt;
    const retryAfter = ok ? undefined : parseRetryAfter(response.headers.get("retry-after"), clock.now());
    const learning = limiter.learn(response, retryAfter);
    if (learning) await life.within(() => learning);
    const notified = notify("onResponse", { ...event, status, headers: response.headers, ok, milliseconds });
    // The operation has succeeded, whatever a hook does. Only the caller can still abort the call.
    await (ok ? notified.catch(() => signal?.throwIfAborted()) : notified);
    if (ok) return { result: { ...result, ...details() } };
    // The response to a deletion was lost, and this attempt finds that it has happened.
    if (mayBeDone && status === 404 && returns === "nothing") return { result: { ...result, ok: true, ...details() } };
    return { failure: createStatusError({ ...details(), ...result, status, retryAfter }) };
  };

  const delayAfter = async (error: PartnerApiError): Promise<number | undefined> => {
    mayBeDone ||= mayHaveSucceeded(error);
    let delay: number | undefined;
    if (UnauthorizedError.is(error) && !wasRenewed) {
      // A 401 precedes any processing, so every operation may be retried, but only with another token.
      wasRenewed = true;
      source.invalidate(token);
      if ((await getToken()) !== token) delay = 0;
    } else if (isRetryable(error, retryMark)) {
      delay = backoff(error);
    }
    return withinLife(delay);
  };

  const wait = async (delay: number, error: PartnerApiError): Promise<void> => {
    await notify("onRetry", { ...event, error, delay });
    if (delay > 0) await life.within(() => clock.sleep(delay, signal));
    event = createEvent();
  };

  try {
    return await retryOrThrow(attempt, delayAfter, wait);
  } catch (error) {
    // Once the lifetime has ended, hooks still run, but the call does not wait for them.
    const notified = runHooks(hooks, "onError", { ...event, error });
    await life.within(() => notified).catch(() => {});
    throw error;
  } finally {
    void limiter.learn(undefined, undefined);
    life.end();
  }
}

/** @throws TypeError when an option is unknown. */
export function checkCallOptions(operation: OperationId, options: WriteOptions): void {
  checkOptionNames(operation, options, optionNames);
}

/** @throws TypeError when the key cannot be sent, or the operation does not write. */
function checkIdempotencyKey(operation: OperationId, { method }: OperationTraits, key: unknown): void {
  if (method === "GET") throw new TypeError(`${operation} only reads: leave out idempotencyKey.`);
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new TypeError("idempotencyKey is invalid: pass 1 to 255 printable ASCII characters without spaces.");
  }
}

/**
 * Returns the token source of an operation.
 *
 * @throws TypeError when the client has none.
 */
function findTokenSource(
  operation: OperationId,
  { security = "clientCredentials" }: OperationTraits,
  { tokens }: TransportSettings,
): TokenSource {
  const source = tokens[security];
  if (source) return source;
  throw new TypeError(
    security === "authorizationCode"
      ? `${operation} needs a token of a dealer's user: pass userTokenSource.`
      : `${operation} needs a token of your app: pass clientId and clientSecret, or tokenSource.`,
  );
}
