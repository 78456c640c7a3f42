import { TokenRequestError } from "./token-request-error.ts";

/**
 * The token endpoint refused the request (a 4xx other than 429): the credentials, the grant or the scope are wrong.
 * The same request would be refused again.
 */
export class TokenRefusedError extends TokenRequestError {
  override get name(): "TokenRefusedError" {
    return "TokenRefusedError";
  }
}
