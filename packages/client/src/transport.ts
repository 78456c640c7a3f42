import type { TokenSource } from "@chekt/partner-auth";
import { backoff, type Clock, isBearerToken, parseRetryAfter } from "@chekt/partner-auth/internal";
import { attemptOnce, errorOf, type OutgoingRequest } from "./attempt.ts";
import type { CallDetails } from "./errors/partner-api-error.ts";
import { type OperationTraits, operations } from "./generated/operations.ts";
import { type Hooks, type RequestEvent, tell } from "./hooks.ts";
import type { OperationId } from "./operation-types.ts";
import type { Answer } from "./read-answer.ts";
import { mayRepeat } from "./retry-policy.ts";

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
  readonly hooks: readonly Hooks[];
  /** Where the tokens for each security scheme come from. */
  readonly tokens: Readonly<Record<"clientCredentials" | "authorizationCode", TokenSource | undefined>>;
}

/** The answer to a call that succeeded. */
export interface Delivered extends Answer, CallDetails {}

const TRACE_HEADER = "x-partner-trace-id";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Sends a request, with a token and a trace id, again and again as long as that is safe and may help.
 *
 * @throws PartnerApiError when there was no good answer; an `AuthError` when there was no token; the signal's reason once
 * it aborts; what `onRequest` throws.
 */
export async function send(
  operation: OperationId,
  request: OutgoingRequest,
  settings: TransportSettings,
  options: CallOptions = {},
): Promise<Delivered> {
  const { clock, fetch, hooks, random, budget } = settings;
  const { signal, timeout = settings.timeout, retries = settings.retries } = options;
  const traceId = options.traceId ?? request.headers.get(TRACE_HEADER) ?? crypto.randomUUID();
  if (!UUID.test(traceId)) throw new TypeError(`traceId is ${JSON.stringify(traceId)}; pass a UUID, or leave it out.`);
  const traits: OperationTraits = operations[operation];
  const source = tokenSourceFor(operation, traits, settings);
  const url = request.url.replace(/\?.*/s, "");
  const deadline = clock.now() + budget;
  let renewed = false;
  let repeats = 0;

  for (let attempt = 1; ; attempt++) {
    const event: RequestEvent = { operation, traceId, attempt, method: request.method, url, key: {} };
    try {
      signal?.throwIfAborted();
      const token = await source?.get({ signal });
      if (token !== undefined && !isBearerToken(token)) {
        throw new TypeError("The token source gave what no header can carry.");
      }
      const shown = new Headers(request.headers);
      await tell(hooks, "onRequest", { ...event, headers: shown });
      // It may have aborted while the token or the hook was waited for.
      signal?.throwIfAborted();
      // A copy, since a hook may keep what it was shown.
      const headers = new Headers(shown);
      headers.set(TRACE_HEADER, traceId);
      if (token !== undefined) headers.set("authorization", `Bearer ${token}`);

      const begun = clock.now();
      const result = await attemptOnce(
        { ...request, headers },
        { fetch, clock, timeout, signal, secrets: token === undefined ? [] : [token] },
      );
      const details: CallDetails = { operation, traceId, attempts: attempt };
      const answer = result.kind === "answer" ? result.answer : undefined;
      if (answer) {
        const { status, headers: answered, ok } = answer.response;
        await tell(hooks, "onResponse", { ...event, status, headers: answered, milliseconds: clock.now() - begun });
        if (ok && answer.problem === undefined) return { ...answer, ...details };
      }
      const status = answer?.response.status;
      const retryAfter = parseRetryAfter(answer?.response.headers.get("retry-after") ?? null, clock.now());
      const error = errorOf(result, details, timeout, retryAfter);

      let delay: number | undefined;
      if (status === 401 && token !== undefined && !renewed) {
        // Refused before anything was done, so that any operation may be sent again.
        renewed = true;
        source?.invalidate(token);
        delay = 0;
      } else if (repeats < retries && mayRepeat(result, traits.retry)) {
        delay = backoff({ attempt: ++repeats, retryAfter, random: random() });
      }
      if (delay === undefined || clock.now() + delay > deadline) throw error;
      await tell(hooks, "onRetry", { ...event, error, delay });
      signal?.throwIfAborted();
      if (delay > 0) await clock.sleep(delay, signal);
    } catch (error) {
      await tell(hooks, "onError", { ...event, error });
      throw error;
    }
  }
}

/**
 * The source of the token that an operation takes; undefined when it takes none.
 *
 * @throws TypeError when the client was not given one.
 */
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
      ? `${operation} takes the token of a dealer's user: pass userTokenSource.`
      : `${operation} takes a token of your app: pass clientId and clientSecret, or tokenSource.`,
  );
}
