import { TokenRequestError } from "./token-request-error.ts";

/** The token endpoint answered with something that is not a token: most often, the base URL is not the API's. */
export class TokenResponseError extends TokenRequestError {
  override get name(): "TokenResponseError" {
    return "TokenResponseError";
  }
}
