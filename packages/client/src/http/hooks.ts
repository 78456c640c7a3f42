import type { OperationId } from "../types.ts";

/** A request before or after it is sent. It contains no token, query or body. */
export interface RequestEvent {
  /** The operation, or `createToken` for a token request of the client. */
  readonly operation: OperationId | "createToken";
  /** The `x-partner-trace-id` of the call, the same for all its requests. */
  readonly traceId: string;
  /** The attempt number, from 1. */
  readonly attempt: number;
  readonly method: string;
  /** The URL without the query. */
  readonly url: string;
  /** The same object in all events of one request: a key for your own data about it. */
  readonly key: object;
}

/** The event of `onRequest`. */
export interface BeforeRequest extends RequestEvent {
  /** The request headers, to which you may add. They do not contain the token yet. */
  readonly headers: Headers;
}

/** The event of `onResponse`. */
export interface AfterResponse extends RequestEvent {
  readonly status: number;
  readonly headers: Headers;
  /** Whether the call succeeds. Also false for an invalid 200 response; `onError` receives the reason. */
  readonly ok: boolean;
  /** The duration including the response body, in milliseconds. */
  readonly milliseconds: number;
}

/** The event of `onRetry`. */
export interface BeforeRetry extends RequestEvent {
  /** The reason for the retry. */
  readonly error: Error;
  /** The delay before the retry, in milliseconds. */
  readonly delay: number;
}

/** The event of `onError`. */
export interface AfterError extends RequestEvent {
  /** The error that the call throws. */
  readonly error: unknown;
}

/** The events by hook. */
export interface HookEvents {
  /** Before each request. */
  onRequest: BeforeRequest;
  /** After each response, including error responses. */
  onResponse: AfterResponse;
  /** Before the delay of a retry. */
  onRetry: BeforeRetry;
  /** When a call fails. */
  onError: AfterError;
}

/**
 * Functions that are called for every request, also those for tokens, unless the client has its own `tokenSource`. If `onRequest` throws, so does the call, and nothing is sent. Errors of
 * the other hooks are ignored, so that a failing logger cannot fail a call. A call waits for its hooks within its budget:
 * an `onResponse` that never finishes delays a successful call until then, but does not fail it.
 *
 * @example
 * ```ts
 * import { createPartnerClient } from "@chekt/partner-client";
 *
 * const chekt = createPartnerClient({
 *   clientId: "my-app",
 *   clientSecret: "my-secret",
 *   hooks: {
 *     onResponse: ({ operation, status, milliseconds, traceId }) =>
 *       console.log(`${operation} ${status} in ${Math.round(milliseconds)} ms (${traceId})`),
 *     onRetry: ({ operation, error, delay }) => console.warn(`${operation} retries in ${delay} ms: ${error.message}`),
 *   },
 * });
 * await chekt.dealers.get({ dealerId: 42 });
 * ```
 */
export type Hooks = {
  readonly [Name in keyof HookEvents]?: ((event: HookEvents[Name]) => void | Promise<void>) | undefined;
};

/** Runs all hooks in order. */
export async function runHooks<Name extends keyof HookEvents>(
  hooks: readonly Hooks[],
  name: Name,
  event: HookEvents[Name],
): Promise<void> {
  for (const hook of hooks) {
    try {
      await hook[name]?.(event);
    } catch (error) {
      if (name === "onRequest") throw error;
    }
  }
}
