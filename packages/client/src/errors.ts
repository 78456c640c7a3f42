import { type CauseOption, ChektError, findReason } from "@chekt/partner-auth/internal";
import type { Problem } from "./http/problem.ts";
import type { BulkResults, OperationId } from "./types.ts";

/** Details of every failed call. */
export interface CallDetails {
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The `x-partner-trace-id` of the call, for CHeKT's support. */
  readonly traceId: string;
  /** The number of requests sent. */
  readonly attempts: number;
}

/**
 * The base class of all errors of a call. None of them contains a token, a secret or the request body.
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
export abstract class PartnerApiError extends ChektError implements CallDetails {
  declare readonly operation: OperationId;
  declare readonly traceId: string;
  declare readonly attempts: number;

  constructor(what: string, details: CallDetails & Pick<ResponseDetails, "problem">, options?: CauseOption) {
    const { operation, traceId, attempts, problem: { requestId } = {} } = details;
    const request = requestId === undefined ? "" : `, request id: ${requestId}`;
    super(`${operation}: ${what} (attempts: ${attempts}, trace id: ${traceId}${request})`, options);
    this.operation = operation;
    this.traceId = traceId;
    this.attempts = attempts;
  }

  override get name(): string {
    return "PartnerApiError";
  }
}

/** There was no response, or only part of one; `cause` is the runtime's error. The API may have received the request. */
export class NetworkError extends PartnerApiError {
  constructor(details: CallDetails, cause: unknown) {
    super(`no response: ${findReason(cause)}`, details, { cause });
  }

  override get name(): "NetworkError" {
    return "NetworkError";
  }
}

/**
 * The response did not arrive within the timeout, or the call exceeded its budget. The API may have received the request,
 * unless none was sent (`attempts` is 0).
 */
export class TimeoutError extends PartnerApiError {
  /** The time limit in milliseconds: the `timeout` of a request, or the `budget` of the call. */
  declare readonly timeout: number;

  constructor(details: CallDetails, timeout: number) {
    super(`no response within ${timeout} ms`, details);
    this.timeout = timeout;
  }

  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}

/** Details of a call that failed with a response. */
export interface ResponseDetails extends CallDetails {
  /** The HTTP status code of the last response. */
  readonly status: number;
  /** What the response body says, if it is an error body of the API. */
  readonly problem?: Problem | undefined;
  /** The start of any other response body, such as a proxy's error page or truncated JSON. */
  readonly excerpt?: string | undefined;
  /** What the response suggests, at the end of the message. */
  readonly hint?: string | undefined;
  /** The delay that the API asked for with `Retry-After`, in milliseconds; NaN if it could not be read. */
  readonly retryAfter?: number | undefined;
}

/** The API responded with an error. The base class of the errors by status code. */
export abstract class StatusError extends PartnerApiError {
  /** The HTTP status code of the last response. */
  declare readonly status: number;
  /** The start of a response body that is not an error body of the API, such as a proxy's error page or truncated JSON. */
  declare readonly excerpt: string | undefined;
  /** The delay that the API asked for with `Retry-After`, in milliseconds; NaN if it could not be read. */
  declare readonly retryAfter: number | undefined;
  /** What went wrong, for programs, if the API named it: `already_answered`. */
  declare readonly code: string | undefined;
  /** The invalid field, if the API named one. */
  declare readonly field: string | undefined;
  /** CHeKT's own ID of the request for its support, if the API named one, beside the `traceId` of the call. */
  declare readonly requestId: string | undefined;

  constructor(details: ResponseDetails) {
    const { status, problem, excerpt, hint = "", retryAfter } = details;
    const wait = retryAfter === undefined || Number.isNaN(retryAfter) ? "" : `, retry after ${retryAfter / 1000} s`;
    super(`${status} ${problem?.message ?? excerpt ?? "without a body"}${wait}${hint}`, details);
    this.status = status;
    this.excerpt = excerpt;
    this.retryAfter = retryAfter;
    this.code = problem?.code;
    this.field = problem?.field;
    this.requestId = problem?.requestId;
  }

  override get name(): string {
    return "StatusError";
  }
}

/**
 * 400 or 422, or another 4xx without its own class: the input is invalid. `field` names the invalid field, if there is only
 * one. CHeKT's pages use 400 and 422 for the same thing, so both have this class.
 */
export class BadRequestError extends StatusError {
  override get name(): "BadRequestError" {
    return "BadRequestError";
  }
}

/** 401: the token is invalid, and a new one did not help or was not available. */
export class UnauthorizedError extends StatusError {
  override get name(): "UnauthorizedError" {
    return "UnauthorizedError";
  }
}

/** 403: the token has no access to this dealer. Check that the dealer is connected. */
export class ForbiddenError extends StatusError {
  override get name(): "ForbiddenError" {
    return "ForbiddenError";
  }
}

/** 404: an ID in the path does not exist, was deleted, or belongs to another dealer or site. */
export class NotFoundError extends StatusError {
  override get name(): "NotFoundError" {
    return "NotFoundError";
  }
}

/** 409: the request contradicts the current state, or the `idempotencyKey` was used for another request. Read, then decide. */
export class ConflictError extends StatusError {
  override get name(): "ConflictError" {
    return "ConflictError";
  }
}

/** 429: too many requests, and retries did not help. `retryAfter` is the delay that the API asked for. */
export class RateLimitError extends StatusError {
  override get name(): "RateLimitError" {
    return "RateLimitError";
  }
}

/** 5xx: the API, or a proxy in front of it, failed, and retries did not help or were not safe. */
export class ServerError extends StatusError {
  override get name(): "ServerError" {
    return "ServerError";
  }
}

/**
 * A response that the API does not send: a redirect, a proxy's page, an empty body or truncated JSON. `excerpt` is the
 * start of its body.
 */
export class UnexpectedResponseError extends StatusError {
  override get name(): "UnexpectedResponseError" {
    return "UnexpectedResponseError";
  }
}

const classesByStatus: Readonly<Record<number, new (details: ResponseDetails) => StatusError>> = {
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitError,
};

/** Creates the error of a failed response. */
export function createStatusError(details: ResponseDetails): StatusError {
  const { status } = details;
  const ErrorClass =
    classesByStatus[status] ??
    (status >= 500 ? ServerError : status >= 400 ? BadRequestError : UnexpectedResponseError);
  return new ErrorClass(details);
}

/** Whether the API refused the content of a request, so that another request may succeed. */
export function isRefusal(error: unknown): boolean {
  return BadRequestError.is(error) || ConflictError.is(error);
}

/** Items of a bulk call failed. `outcome` contains the failed items and the others. */
export class BulkError<Item = unknown, Result = unknown> extends ChektError {
  declare readonly outcome: BulkResults<Item, Result>;

  constructor(outcome: BulkResults<Item, Result>) {
    const { failed, succeeded } = outcome;
    const [first] = failed;
    const total = failed.length + succeeded.length;
    super(`${failed.length} of ${total} items failed, first item ${first?.index}: ${first?.error_message}`, {
      cause: first?.cause,
    });
    this.outcome = outcome;
  }

  override get name(): "BulkError" {
    return "BulkError";
  }
}
