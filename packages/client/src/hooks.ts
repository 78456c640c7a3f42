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
  /** The same object in all events of one request: a key under which to keep what belongs to it. */
  readonly key: object;
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
  /** Whether the call succeeds with it. A 200 that cannot be used is false, too: `onError` says why. */
  readonly ok: boolean;
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

/** What each hook hears, and when. */
export interface HookEvents {
  /** Before each request. */
  onRequest: BeforeRequest;
  /** After each answer, also those of an error status. */
  onResponse: AfterResponse;
  /** Before the wait for another request of the same call. */
  onRetry: BeforeRetry;
  /** When a call fails for good. */
  onError: AfterError;
}

/**
 * Hears of every request. What `onRequest` throws, the call throws, and nothing is sent. What the others throw is let go:
 * a logger that fails makes no failure out of a call that did not.
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
export type Hooks = {
  readonly [Name in keyof HookEvents]?: ((event: HookEvents[Name]) => void | Promise<void>) | undefined;
};

/** Tells all hooks, one after the other. */
export async function tell<Name extends keyof HookEvents>(
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
