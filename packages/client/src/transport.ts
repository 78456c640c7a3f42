import type { TokenSource } from "@chekt/partner-auth";
import { backoff, type Clock, parseRetryAfter, withDeadline } from "@chekt/partner-auth/internal";
import { errorForStatus } from "./errors/error-for-status.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { CallDetails } from "./errors/partner-api-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.ts";
import { type OperationTraits, operations } from "./generated/operations.ts";
import type { OperationId } from "./operation-types.ts";
import { type Answer, readAnswer } from "./read-answer.ts";
import { type Failure, mayRepeat } from "./retry-policy.ts";

/** What a call may say about itself, beside what it asks for. */
export interface CallOptions {
  /** Ends the call, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
  /** How long one request may take, its body included, in milliseconds. Default: that of the client. */
  readonly timeout?: number | undefined;
  /** How often the request is sent again at most. Default: that of the client. */
  readonly retries?: number | undefined;
  /** Your correlation id, a UUID. Default: a random one. It is kept over the retries. */
  readonly traceId?: string | undefined;
}

/** Settings of the client, with their defaults filled in. */
export interface TransportSettings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeout: number;
  readonly retries: number;
  readonly budget: number;
  /** Where the tokens for each security scheme come from. */
  readonly tokens: Readonly<Record<"clientCredentials" | "authorizationCode", TokenSource | undefined>>;
}

/** A request as openapi-fetch has put it together. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** The answer to a call that succeeded. */
export interface Delivered extends Answer, CallDetails {}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Sends a request, with a token and a trace id, again and again as long as that is safe and may help.
 *
 * @throws PartnerApiError when there was no good answer; an `AuthError` when there was no token; the signal's reason once
 * it aborts.
 */
export async function send(
  operation: OperationId,
  request: OutgoingRequest,
  settings: TransportSettings,
  options: CallOptions = {},
): Promise<Delivered> {
  const { clock, random, budget } = settings;
  const { signal, timeout = settings.timeout, retries = settings.retries, traceId = crypto.randomUUID() } = options;
  if (!UUID.test(traceId)) throw new TypeError(`traceId is ${JSON.stringify(traceId)}; pass a UUID, or leave it out.`);
  const traits: OperationTraits = operations[operation];
  const source = tokenSourceFor(operation, traits, settings);
  const deadline = clock.now() + budget;
  let renewed = false;

  for (let attempt = 1, repeats = 0; ; attempt++) {
    signal?.throwIfAborted();
    const token = await source?.get({ signal });
    const headers = new Headers(request.headers);
    headers.set("x-partner-trace-id", traceId);
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    const details: CallDetails = { operation, traceId, attempts: attempt };
    const result = await attemptOnce({ ...request, headers }, settings, timeout, signal);

    if (result.kind === "answer") {
      const { answer } = result;
      const { status } = answer.response;
      if (answer.problem === undefined && answer.response.ok) return { ...answer, ...details };
      if (status === 401 && token !== undefined && !renewed) {
        // Refused before anything was done, so that any operation may be sent again.
        renewed = true;
        source?.invalidate(token);
        continue;
      }
    }
    const failure: Failure =
      result.kind === "answer" ? { kind: "status", status: result.answer.response.status } : result;
    const retryAfter =
      result.kind === "answer"
        ? parseRetryAfter(result.answer.response.headers.get("retry-after"), clock.now())
        : undefined;
    const wait =
      repeats < retries && mayRepeat(failure, traits.retry)
        ? backoff({ attempt: ++repeats, retryAfter, random: random() })
        : undefined;
    if (wait === undefined || clock.now() + wait > deadline) throw errorOf(result, details, timeout, retryAfter);
    await clock.sleep(wait, signal);
  }
}

/** The source of the token that an operation takes; undefined when it takes none. */
function tokenSourceFor(
  operation: OperationId,
  { security }: OperationTraits,
  { tokens }: TransportSettings,
): TokenSource | undefined {
  if (security === null) return undefined;
  const source = tokens[security];
  if (source) return source;
  throw new TypeError(
    security === "authorizationCode"
      ? `${operation} takes the token of a dealer's user: pass userTokenSource to createPartnerClient.`
      : `${operation} takes a token of your app: pass clientId and clientSecret, or tokenSource, to createPartnerClient.`,
  );
}

type Attempt = { readonly kind: "answer"; readonly answer: Answer } | Exclude<Failure, { kind: "status" }>;

/** Sends one request and reads its answer. Throws only when the caller's signal aborts. */
async function attemptOnce(
  request: OutgoingRequest,
  { fetch, clock }: TransportSettings,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const late = new Error("late");
  const abandoned = new AbortController();
  const abandon = (): void => abandoned.abort(signal?.reason);
  signal?.addEventListener("abort", abandon, { once: true });
  const { url, method, headers, body } = request;
  try {
    const answer = await withDeadline(
      clock,
      timeout,
      async (over) => {
        over.addEventListener("abort", () => abandoned.abort(), { once: true });
        // A redirect would take the token to a place that nobody named.
        const init: RequestInit = { method, headers, body, redirect: "manual", signal: abandoned.signal };
        return readAnswer(await fetch(url, init));
      },
      () => late,
    );
    return { kind: "answer", answer };
  } catch (cause) {
    signal?.throwIfAborted();
    return cause === late ? { kind: "timeout" } : { kind: "network", cause };
  } finally {
    signal?.removeEventListener("abort", abandon);
  }
}

function errorOf(result: Attempt, details: CallDetails, timeout: number, retryAfter: number | undefined): Error {
  switch (result.kind) {
    case "network":
      return new NetworkError(details, result.cause);
    case "timeout":
      return new TimeoutError(details, timeout);
    case "answer": {
      const { response, body, excerpt } = result.answer;
      const known = { ...details, status: response.status, body, excerpt, retryAfter };
      return response.ok ? new UnexpectedResponseError(known) : errorForStatus(known);
    }
  }
}
