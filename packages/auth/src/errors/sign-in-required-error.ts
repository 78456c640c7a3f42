import { AuthError } from "./auth-error.ts";

/** There is no token of the user, and nothing to get one with: the user has to sign in (again). */
export class SignInRequiredError extends AuthError {
  override get name(): "SignInRequiredError" {
    return "SignInRequiredError";
  }
}
