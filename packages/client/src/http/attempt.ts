import { type Clock, withDeadline } from "@chekt/partner-auth/internal";
import { type CallDetails, NetworkError, TimeoutError } from "../errors.ts";
import { type HttpResponse, type ReadSettings, readResponse } from "./read-response.ts";

/** A request with everything that is sent. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** Internal marker of a timeout. Created once, because its stack is never shown and costs time. */
const TIMED_OUT = new Error("timed out");

/** The settings of one attempt. */
export interface AttemptSettings extends ReadSettings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** The timeout in milliseconds. */
  readonly timeout: number;
  /** Aborts the attempt. */
  readonly signal: AbortSignal;
  readonly details: CallDetails;
}

/** Sends one request and reads its response. Returns an error when there is no complete response. */
export async function attemptOnce(
  { url, method, headers, body }: HttpRequest,
  { fetch, clock, timeout, signal, details, ...reading }: AttemptSettings,
): Promise<HttpResponse | NetworkError | TimeoutError> {
  const work = async (deadline: AbortSignal): Promise<HttpResponse> => {
    // Following a redirect would send the token to an unknown host.
    const redirect = "manual";
    const init: RequestInit = { method, headers, body, redirect, signal: AbortSignal.any([deadline, signal]) };
    return readResponse(await fetch(url, init), reading);
  };
  try {
    return await withDeadline(clock, timeout, work, () => TIMED_OUT);
  } catch (cause) {
    return cause === TIMED_OUT ? new TimeoutError(details, timeout) : new NetworkError(details, cause);
  }
}
