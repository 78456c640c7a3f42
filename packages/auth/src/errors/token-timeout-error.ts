import { TokenRequestError } from "./token-request-error.ts";

/** The token endpoint did not answer in time. */
export class TokenTimeoutError extends TokenRequestError {
  override get name(): "TokenTimeoutError" {
    return "TokenTimeoutError";
  }
}
