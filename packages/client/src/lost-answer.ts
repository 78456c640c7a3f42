import { backoff } from "@chekt/partner-auth/internal";
import { NetworkError } from "./errors/network-error.ts";
import { ServerError } from "./errors/server-error.ts";
import { StatusError } from "./errors/status-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.ts";

/** Whether the API may have dealt with a call all the same, though it failed with this error. */
export function mayHaveBeenDone(error: unknown): boolean {
  return (
    error instanceof NetworkError ||
    error instanceof TimeoutError ||
    error instanceof ServerError ||
    error instanceof UnexpectedResponseError
  );
}

/**
 * How long to wait before the next attempt, in milliseconds; undefined when the API asks for more patience than there is.
 *
 * @param attempt the how-manieth failed with this error; 1 for the first.
 */
export function delayAfter(error: unknown, attempt: number, random: () => number): number | undefined {
  const retryAfter = error instanceof StatusError ? error.retryAfter : undefined;
  return backoff({ attempt, retryAfter, random: random() });
}
