import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** 401: the API refused the token, and a fresh one as well, where the source had one. */
export class UnauthorizedError extends StatusError {
  override readonly name = "UnauthorizedError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is UnauthorizedError {
    return isCallError(value, "UnauthorizedError");
  }
}
