import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** 403: the token does not reach this dealer. Has the dealer connected? */
export class ForbiddenError extends StatusError {
  override readonly name = "ForbiddenError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is ForbiddenError {
    return isCallError(value, "ForbiddenError");
  }
}
