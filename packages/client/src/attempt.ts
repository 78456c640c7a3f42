import { type Clock, withDeadline } from "@chekt/partner-auth/internal";
import { NetworkError } from "./errors/network-error.ts";
import type { CallDetails } from "./errors/partner-api-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { type Answer, readAnswer } from "./read-answer.ts";

/** A request with all that goes on the wire. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** What a request fails with that took too long. It is made once: nobody sees its stack, which is not for free. */
const LATE = new Error("late");

/** What it takes to send one request. */
export interface AttemptSettings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** How long it may take, in milliseconds. */
  readonly timeout: number;
  /** Gives it up. */
  readonly signal: AbortSignal;
  /** Whether rows are expected. */
  readonly list: boolean;
  /** The token, which must not stand in an error. */
  readonly token: string;
  readonly details: CallDetails;
}

/** Sends one request and reads its answer to the end. Gives the error of a call that ends with it, where none came. */
export async function attemptOnce(
  { url, method, headers, body }: OutgoingRequest,
  { fetch, clock, timeout, signal, list, token, details }: AttemptSettings,
): Promise<Answer | NetworkError | TimeoutError> {
  const work = async (late: AbortSignal): Promise<Answer> => {
    // A redirect would take the token to a place that nobody named.
    const init: RequestInit = { method, headers, body, redirect: "manual", signal: AbortSignal.any([late, signal]) };
    return readAnswer(await fetch(url, init), list, token);
  };
  try {
    return await withDeadline(clock, timeout, work, () => LATE);
  } catch (cause) {
    return cause === LATE ? new TimeoutError(details, timeout) : new NetworkError(details, cause);
  }
}
