import type { OperationId } from "./operation-types.ts";

/** A request that is about to be sent, or was. It holds no token, no query and no body. */
export interface RequestEvent {
  readonly operation: OperationId;
  /** The `x-partner-trace-id` of the call: the same for all its requests. */
  readonly traceId: string;
  /** The how-manieth request of the call this is; 1 for the first. */
  readonly attempt: number;
  readonly method: string;
  /** Where it goes, without the query. */
  readonly url: string;
}

/** What `onRequest` hears. */
export interface BeforeRequest extends RequestEvent {
  /** The headers of the request, to which you may add. The token is not among them yet. */
  readonly headers: Headers;
}

/** What `onResponse` hears. */
export interface AfterResponse extends RequestEvent {
  readonly status: number;
  readonly headers: Headers;
  /** How long the answer took, its body included, in milliseconds. */
  readonly milliseconds: number;
}

/** What `onRetry` hears. */
export interface BeforeRetry extends RequestEvent {
  /** Why the request is sent again. */
  readonly error: Error;
  /** How long is waited before, in milliseconds. */
  readonly delay: number;
}

/** What `onError` hears. */
export interface AfterError extends RequestEvent {
  /** What the call throws. */
  readonly error: unknown;
}

/**
 * Hears of every request. What a hook throws, the call throws.
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
 *     onRetry: ({ operation, error, delay }) => console.warn(`${operation} again in ${delay} ms: ${error.message}`),
 *   },
 * });
 * await chekt.dealers.get({ dealerId: 42 });
 * ```
 */
export interface Hooks {
  /** Before each request. */
  readonly onRequest?: ((event: BeforeRequest) => void | Promise<void>) | undefined;
  /** After each answer, also those of an error status. */
  readonly onResponse?: ((event: AfterResponse) => void | Promise<void>) | undefined;
  /** Before the wait for another request of the same call. */
  readonly onRetry?: ((event: BeforeRetry) => void | Promise<void>) | undefined;
  /** When a call fails for good. */
  readonly onError?: ((event: AfterError) => void | Promise<void>) | undefined;
}
