import type { TokenSource } from "@chekt/partner-auth";
import { type Clock, isBearerToken, parseRetryAfter } from "@chekt/partner-auth/internal";
import { attemptOnce, type OutgoingRequest } from "./attempt.ts";
import { errorForStatus } from "./errors/error-for-status.ts";
import { type CallDetails, PartnerApiError } from "./errors/partner-api-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { UnauthorizedError } from "./errors/unauthorized-error.ts";
import { type OperationTraits, operations } from "./generated/operations.ts";
import { type HookEvents, type Hooks, type RequestEvent, tell } from "./hooks.ts";
import { lifetime } from "./lifetime.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { delayAfter } from "./lost-answer.ts";
import type { OperationId } from "./operation-types.ts";
import type { Answer } from "./read-answer.ts";
import { mayRepeat } from "./retry-policy.ts";

/** What a call may say about itself, beside what it asks for. */
export interface CallOptions {
  /** Ends the call at once, whatever it is doing. A request for a token that other calls wait for goes on. */
  readonly signal?: AbortSignal | undefined;
  /** How long one request may take, its body included, in milliseconds. Default: that of the client. */
  readonly timeout?: number | undefined;
  /** How often the request is sent again at most. Default: that of the client. */
  readonly retries?: number | undefined;
  /**
   * How long the call may take in all, from the wait for a token to the last retry, in milliseconds. Default: that of the
   * client, 90_000 unless set. Where a method makes several calls (a page each, a chunk each), each has as long.
   */
  readonly budget?: number | undefined;
  /** Your correlation id, a UUID. Default: a random one. It is kept over the retries. */
  readonly traceId?: string | undefined;
}

/** Settings of the client, with their defaults filled in. */
export interface TransportSettings extends Limits {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly hooks: readonly Hooks[];
  /** Where the tokens for each security scheme come from. */
  readonly tokens: Readonly<Record<"clientCredentials" | "authorizationCode", TokenSource | undefined>>;
}

/** The answer to a call that succeeded. */
export interface Delivered extends Answer, CallDetails {}

const TRACE_HEADER = "x-partner-trace-id";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Sends a request, with a token and a trace id, again and again as long as that is safe and may help.
 *
 * @throws PartnerApiError when there was no good answer in time; an `AuthError` when there was no token; the signal's
 * reason once it aborts; what `onRequest` throws; a TypeError for an option that cannot be right.
 */
export async function send(
  operation: OperationId,
  request: OutgoingRequest,
  settings: TransportSettings,
  options: CallOptions = {},
): Promise<Delivered> {
  const { clock, fetch, hooks, random } = settings;
  const { signal } = options;
  const { timeout, retries, budget } = limitsOf(options, settings);
  const traceId = options.traceId ?? request.headers.get(TRACE_HEADER) ?? crypto.randomUUID();
  if (!UUID.test(traceId)) throw new TypeError(`traceId is ${JSON.stringify(traceId)}; pass a UUID, or leave it out.`);
  const { security = "clientCredentials", retry, list = false }: OperationTraits = operations[operation];
  const source = tokenSourceFor(operation, security, settings);
  const url = request.url.replace(/\?.*/s, "");
  const deadline = clock.now() + budget;
  let attempts = 0;
  let repeats = 0;
  let renewed = false;

  const details = (): CallDetails => ({ operation, traceId, attempts });
  const life = lifetime(clock, budget, signal, () => new TimeoutError(details(), budget));
  const nextToken = async (): Promise<string> => {
    const token = await life.within(() => source.get({ signal: life.signal }));
    if (isBearerToken(token)) return token;
    throw new TypeError("The token source gave what no header can carry.");
  };
  const nextEvent = (): RequestEvent => {
    const { method } = request;
    return { operation, traceId, attempt: attempts + 1, method, url, key: {} };
  };
  let event = nextEvent();
  const hear = <Name extends keyof HookEvents>(name: Name, heard: HookEvents[Name]): Promise<void> =>
    life.within(() => tell(hooks, name, heard));

  try {
    for (; ; event = nextEvent()) {
      const token = await nextToken();
      const shown = new Headers(request.headers);
      await hear("onRequest", { ...event, headers: shown });
      // A copy, since a hook may keep what it was shown.
      const headers = new Headers(shown);
      headers.set(TRACE_HEADER, traceId);
      headers.set("authorization", `Bearer ${token}`);

      const begun = clock.now();
      attempts++;
      const result = await life.within(() =>
        attemptOnce(
          { ...request, headers },
          { fetch, clock, timeout, signal: life.signal, list, token, details: details() },
        ),
      );
      let error: PartnerApiError;
      if (result instanceof PartnerApiError) error = result;
      else {
        const { isGood: ok, response } = result;
        const { status, headers: answered } = response;
        await hear("onResponse", { ...event, status, headers: answered, ok, milliseconds: clock.now() - begun });
        if (ok) return { ...result, ...details() };
        const retryAfter = parseRetryAfter(answered.get("retry-after"), clock.now());
        error = errorForStatus({ ...details(), ...result, status, retryAfter });
      }

      let delay: number | undefined;
      if (error instanceof UnauthorizedError && !renewed) {
        // Refused before anything was done, so that any operation may be sent again; but not with what was refused.
        renewed = true;
        source.invalidate(token);
        if ((await nextToken()) !== token) delay = 0;
      } else if (repeats < retries && mayRepeat(error, retry)) {
        delay = delayAfter(error, ++repeats, random);
      }
      if (delay === undefined || clock.now() + delay > deadline) throw error;
      await hear("onRetry", { ...event, error, delay });
      if (delay > 0) await life.within(() => clock.sleep(delay, signal));
    }
  } catch (error) {
    // When the time is over, they are told all the same, but not waited for.
    const told = tell(hooks, "onError", { ...event, error });
    await life.within(() => told).catch(() => {});
    throw error;
  } finally {
    life.end();
  }
}

/**
 * The source of the token that an operation takes.
 *
 * @throws TypeError when the client was not given one.
 */
function tokenSourceFor(
  operation: OperationId,
  security: "clientCredentials" | "authorizationCode",
  { tokens }: TransportSettings,
): TokenSource {
  const source = tokens[security];
  if (source) return source;
  throw new TypeError(
    security === "authorizationCode"
      ? `${operation} takes the token of a dealer's user: pass userTokenSource.`
      : `${operation} takes a token of your app: pass clientId and clientSecret, or tokenSource.`,
  );
}
