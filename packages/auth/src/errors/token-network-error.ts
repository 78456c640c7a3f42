import { TokenRequestError } from "./token-request-error.ts";

/** The token endpoint was not reached, or the connection broke before its answer was complete; `cause` says why. */
export class TokenNetworkError extends TokenRequestError {
  override get name(): "TokenNetworkError" {
    return "TokenNetworkError";
  }
}
