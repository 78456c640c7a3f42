import { TokenRequestError } from "./token-request-error.ts";

/** The token endpoint had no time (429) or was out of order (5xx), in each attempt. It may work later. */
export class TokenUnavailableError extends TokenRequestError {
  override get name(): "TokenUnavailableError" {
    return "TokenUnavailableError";
  }
}
