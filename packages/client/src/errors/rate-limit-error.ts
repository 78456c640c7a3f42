import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** 429: too many calls, and waiting did not help. `retryAfter` says how long the API wants to be left alone. */
export class RateLimitError extends StatusError {
  override readonly name = "RateLimitError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is RateLimitError {
    return isCallError(value, "RateLimitError");
  }
}
