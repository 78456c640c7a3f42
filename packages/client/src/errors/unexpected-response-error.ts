import { isCallError } from "./partner-api-error.ts";
import { StatusError } from "./status-error.ts";

/** An answer that the API does not give: a redirect, a page of a proxy, an empty body or cut JSON. `excerpt` is its start. */
export class UnexpectedResponseError extends StatusError {
  override readonly name = "UnexpectedResponseError";

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is UnexpectedResponseError {
    return isCallError(value, "UnexpectedResponseError");
  }
}
