import type { AuthError } from "./auth-error.ts";
import type { TokenRequestError } from "./token-request-error.ts";

/**
 * True for a {@link TokenRequestError}, also one of another copy of this package or of another realm, where
 * `instanceof` fails.
 */
export function isTokenRequestError(value: unknown): value is TokenRequestError {
  return isErrorNamed(value, /^Token(Refused|Unavailable|Network|Timeout|Response)Error$/);
}

/** True for any error of this package, also one of another copy of it or of another realm, where `instanceof` fails. */
export function isAuthError(value: unknown): value is AuthError {
  return isTokenRequestError(value) || isErrorNamed(value, /^(SignInRequired|AuthorizationCallback)Error$/);
}

function isErrorNamed(value: unknown, names: RegExp): boolean {
  // The tag, unlike the prototype, is the same in every realm.
  if (Object.prototype.toString.call(value) !== "[object Error]") return false;
  const { name }: { name?: unknown } = Object(value);
  return typeof name === "string" && names.test(name);
}
