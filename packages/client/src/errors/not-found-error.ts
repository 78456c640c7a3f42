import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** 404: an id in the path does not exist, was deleted, or belongs to another dealer or site. */
export class NotFoundError extends StatusError {
  override readonly name = "NotFoundError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is NotFoundError {
    return isCallError(value, "NotFoundError");
  }
}
