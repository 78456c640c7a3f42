import { type Clock, withDeadline } from "@chekt/partner-auth/internal";
import { errorForStatus } from "./errors/error-for-status.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { CallDetails } from "./errors/partner-api-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.ts";
import { type Answer, readAnswer } from "./read-answer.ts";
import type { Failure } from "./retry-policy.ts";

/** A request with all that goes on the wire. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** What a request fails with that took too long. It is made once: nobody sees its stack, which is not for free. */
const LATE = new Error("late");

/** How one request ended. */
export type Attempt =
  | { readonly kind: "answer"; readonly answer: Answer }
  | Exclude<Failure, { readonly kind: "answer" }>;

/** What it takes to send one request. */
export interface AttemptSettings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** How long it may take, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** What must not stand in an error. */
  readonly secrets: readonly string[];
}

/**
 * Sends one request and reads its answer to the end.
 *
 * @throws only the reason of the caller's signal, once that aborts.
 */
export async function attemptOnce(
  { url, method, headers, body }: OutgoingRequest,
  { fetch, clock, timeout, signal, secrets }: AttemptSettings,
): Promise<Attempt> {
  const abandoned = new AbortController();
  const abandon = (): void => abandoned.abort(signal?.reason);
  signal?.addEventListener("abort", abandon, { once: true });
  try {
    const work = async (over: AbortSignal): Promise<Answer> => {
      over.addEventListener("abort", () => abandoned.abort(over.reason), { once: true });
      // A redirect would take the token to a place that nobody named.
      const init: RequestInit = { method, headers, body, redirect: "manual", signal: abandoned.signal };
      return readAnswer(await fetch(url, init), secrets);
    };
    return { kind: "answer", answer: await withDeadline(clock, timeout, work, () => LATE) };
  } catch (cause) {
    signal?.throwIfAborted();
    return cause === LATE ? { kind: "timeout" } : { kind: "network", cause };
  } finally {
    signal?.removeEventListener("abort", abandon);
  }
}

/** The error of a call whose last request ended so. */
export function errorOf(
  attempt: Attempt,
  details: CallDetails,
  timeout: number,
  retryAfter: number | undefined,
): NetworkError | TimeoutError | ReturnType<typeof errorForStatus> {
  switch (attempt.kind) {
    case "network":
      return new NetworkError(details, attempt.cause);
    case "timeout":
      return new TimeoutError(details, timeout);
    case "answer": {
      const { response, body, excerpt } = attempt.answer;
      const known = { ...details, status: response.status, body, excerpt, retryAfter };
      return response.ok ? new UnexpectedResponseError(known) : errorForStatus(known);
    }
  }
}
