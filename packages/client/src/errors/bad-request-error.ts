import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** 400, and any other 4xx without a class of its own: the input is not valid. `field` names what is at fault, where one thing is. */
export class BadRequestError extends StatusError {
  override readonly name = "BadRequestError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is BadRequestError {
    return isCallError(value, "BadRequestError");
  }
}
