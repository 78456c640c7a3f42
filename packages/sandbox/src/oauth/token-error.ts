import { MAX_MESSAGE } from "../api-error.ts";
import { shorten } from "../shorten.ts";

/** The error codes of the token endpoint: RFC 6749, section 5.2, and `access_denied` of the authorization server. */
export type TokenErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "access_denied";

/** A rejected token request. Rendered as OAuth demands, not as the API's error DTO. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode, message: string) {
    super(shorten(message, MAX_MESSAGE));
    this.code = code;
  }

  get status(): 400 | 401 | 403 {
    return this.code === "invalid_client" ? 401 : this.code === "access_denied" ? 403 : 400;
  }

  /** The error body. */
  toDto(): { error: TokenErrorCode; error_description: string } {
    return { error: this.code, error_description: this.message };
  }
}
