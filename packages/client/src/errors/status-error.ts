import type { ErrorDto } from "../generated/schema.ts";
import { PartnerApiError, type CallDetails } from "./partner-api-error.ts";

/** What is known of a call that was answered, but not as it should be. */
export interface AnswerDetails extends CallDetails {
  /** The HTTP status of the last answer. */
  readonly status: number;
  /** The body of the answer, where it was the API's own. */
  readonly body?: ErrorDto | undefined;
  /** The start of the body, where it was not: a proxy's page, cut JSON. */
  readonly excerpt?: string | undefined;
  /** How long the API asked to wait, in milliseconds, where it did. */
  readonly retryAfter?: number | undefined;
}

/** The API answered with an error status. The base of the classes for each. */
export abstract class StatusError extends PartnerApiError implements AnswerDetails {
  readonly status: number;
  readonly body: ErrorDto | undefined;
  readonly excerpt: string | undefined;
  readonly retryAfter: number | undefined;
  /** The one field that is at fault, where the API named one. */
  readonly field: string | undefined;

  constructor(details: AnswerDetails) {
    const { status, body, excerpt, retryAfter } = details;
    super(`${status} ${body?.error_message ?? excerpt ?? "without a body"}`, details);
    this.status = status;
    this.body = body;
    this.excerpt = excerpt;
    this.retryAfter = retryAfter;
    this.field = body?.field;
  }
}
