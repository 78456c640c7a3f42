import { AuthError } from "./auth-error.ts";

/** What is known of a sign-in that failed. */
export interface AuthorizationCallbackDetails {
  /** OAuth's code of the error, such as `access_denied`, where the callback had one. */
  readonly error?: string | undefined;
  /** OAuth's words on the error, where the callback had some. */
  readonly error_description?: string | undefined;
}

/** The user came back without a code that can be used: refused, or from a sign-in that this program did not begin. */
export class AuthorizationCallbackError extends AuthError implements AuthorizationCallbackDetails {
  readonly error: string | undefined;
  readonly error_description: string | undefined;

  constructor(message: string, details: AuthorizationCallbackDetails = {}) {
    super(message);
    this.error = details.error;
    this.error_description = details.error_description;
  }

  override get name(): "AuthorizationCallbackError" {
    return "AuthorizationCallbackError";
  }
}
