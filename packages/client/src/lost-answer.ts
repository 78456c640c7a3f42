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

/** How long the API asked to wait, in milliseconds, where an error says so. */
export function retryAfterOf(error: unknown): number | undefined {
  return error instanceof StatusError ? error.retryAfter : undefined;
}
