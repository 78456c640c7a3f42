import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** 5xx: the API, or something before it, broke down, and repeating did not help or was not safe. */
export class ServerError extends StatusError {
  override readonly name = "ServerError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is ServerError {
    return isCallError(value, "ServerError");
  }
}
