import { isErrorNamed, PartnerApiError, type CallDetails } from "./partner-api-error.ts";

/** The answer was not there in time. Whether the API received the call is unknown. */
export class TimeoutError extends PartnerApiError {
  override readonly name = "TimeoutError";
  /** How long was waited for the last attempt, in milliseconds. */
  readonly timeout: number;

  constructor(details: CallDetails, timeout: number) {
    super(`no answer within ${timeout} ms`, details);
    this.timeout = timeout;
  }

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is TimeoutError {
    return isErrorNamed(value, /^TimeoutError$/) && "traceId" in value;
  }
}
