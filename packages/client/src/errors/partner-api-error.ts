import type { OperationId } from "../operation-types.ts";

/** What is known of a call that failed, whatever went wrong. */
export interface CallDetails {
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The `x-partner-trace-id` of the call: tell it to CHeKT's support. */
  readonly traceId: string;
  /** How many requests were sent. */
  readonly attempts: number;
}

/**
 * The base of all errors of a call. None of them holds a token, a secret or what was sent.
 *
 * @example
 * ```ts
 * import { createPartnerClient, PartnerApiError } from "@chekt/partner-client";
 *
 * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
 * try {
 *   await chekt.dealers.get({ dealerId: 42 });
 * } catch (error) {
 *   if (!PartnerApiError.is(error)) throw error;
 *   console.error(`${error.operation} failed, trace id ${error.traceId}`);
 * }
 * ```
 */
export abstract class PartnerApiError extends Error implements CallDetails {
  readonly operation: OperationId;
  readonly traceId: string;
  readonly attempts: number;

  constructor(what: string, details: CallDetails, options?: ErrorOptions) {
    const { operation, traceId, attempts } = details;
    super(`${operation}: ${what} (attempts: ${attempts}, trace id: ${traceId})`, options);
    this.operation = operation;
    this.traceId = traceId;
    this.attempts = attempts;
  }

  /** True for any error of a call, also one of another copy of this package or of another realm. */
  static is(value: unknown): value is PartnerApiError {
    return isCallError(value);
  }

  /** The error for a log: its name, its message and what else it knows, without the stack and the cause. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([["name", this.name], ["message", this.message], ...Object.entries(this)]);
  }
}

/**
 * True for an error of a call, of any class or of the one with such a name. Neither what it knows, nor its name and tag,
 * depends on which copy of a package, or which realm, its class comes from; `instanceof` does.
 */
export function isCallError(value: unknown, className?: string): value is Error {
  const { name, operation, traceId }: Partial<PartnerApiError> = Object(value);
  const isError = Object.prototype.toString.call(value) === "[object Error]";
  return isError && operation !== undefined && traceId !== undefined && (className ?? name) === name;
}
