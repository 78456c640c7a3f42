/** The codes with which a token request is refused: RFC 6749, section 5.2. */
export type TokenErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope";

/** A refusal of the token endpoint, which speaks OAuth. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  get status(): 400 | 401 {
    return this.code === "invalid_client" ? 401 : 400;
  }

  /** The body of the answer. */
  toDto(): { error: TokenErrorCode; error_description: string } {
    return { error: this.code, error_description: this.message };
  }
}
