import { isCallError, PartnerApiError, type CallDetails } from "./partner-api-error.ts";

/**
 * The answer was not there in time, or the budget of the call was spent before. Whether the API received the call is
 * unknown, unless no request was sent (`attempts` is 0).
 */
export class TimeoutError extends PartnerApiError {
  override readonly name = "TimeoutError";
  /** How long was waited, in milliseconds: the `timeout` of a request, or the `budget` of the call. */
  readonly timeout: number;

  constructor(details: CallDetails, timeout: number) {
    super(`no answer within ${timeout} ms`, details);
    this.timeout = timeout;
  }

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is TimeoutError {
    return isCallError(value, "TimeoutError");
  }
}
