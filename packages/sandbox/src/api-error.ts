import { shorten } from "./shorten.ts";

/** The status codes with which the API rejects a request. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 503;

/** How long the message and the field of an error may be, in characters. Messages quote values that callers control. */
export const MAX_MESSAGE = 2000;
const MAX_FIELD = 200;

/** A rejected request. Thrown wherever a request turns out to be invalid; rendered as the API's error DTO. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ErrorStatus;
  /** The field, parameter or header that is invalid, if there is a single one. */
  readonly field: string | undefined;
  /** What went wrong, for programs, where the status code alone does not say it. */
  readonly code: string | undefined;

  constructor(status: ErrorStatus, message: string, field?: string, code?: string) {
    super(shorten(message, MAX_MESSAGE));
    this.status = status;
    this.field = field === undefined ? undefined : shorten(field, MAX_FIELD);
    this.code = code;
  }

  /** The error body in the flat format. */
  toDto(): { status_code: ErrorStatus; error_message: string; code?: string; field?: string } {
    return {
      status_code: this.status,
      error_message: this.message,
      ...(this.code !== undefined && { code: this.code }),
      ...(this.field !== undefined && { field: this.field }),
    };
  }
}
