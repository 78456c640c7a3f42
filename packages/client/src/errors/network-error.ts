import { isCallError, PartnerApiError, type CallDetails } from "./partner-api-error.ts";

/** No answer came, or not all of it. `cause` is what the runtime said. Whether the API received the call is unknown. */
export class NetworkError extends PartnerApiError {
  override readonly name = "NetworkError";

  constructor(details: CallDetails, cause: unknown) {
    super(`no answer came: ${cause instanceof Error ? reasonOf(cause) : String(cause)}`, details, { cause });
  }

  /** True for one of these, also of another copy of this package or of another realm. */
  static override is(value: unknown): value is NetworkError {
    return isCallError(value, "NetworkError");
  }
}

/** fetch says "fetch failed" of everything; what it was stands in the cause. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
