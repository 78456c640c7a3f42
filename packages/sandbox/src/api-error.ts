/** The statuses with which the API refuses a request. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405;

/** A refusal: what the API's error DTO says. Whoever finds a request at fault throws one. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ErrorStatus;
  /** The one field, parameter or header at fault, where there is one. */
  readonly field: string | undefined;

  constructor(status: ErrorStatus, message: string, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }

  /** The body of the answer. */
  toDto(): { status_code: ErrorStatus; error_message: string; field?: string } {
    return {
      status_code: this.status,
      error_message: this.message,
      ...(this.field !== undefined && { field: this.field }),
    };
  }
}
