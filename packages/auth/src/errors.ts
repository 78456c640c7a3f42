/** Marks the errors of the CHeKT packages. The same symbol in every copy and in every realm, where `instanceof` fails. */
const brand = Symbol.for("@chekt/error");

/** Marks an error, so that {@link isInstance} recognizes it. Logs do not show the mark. */
export function markError(error: Error): void {
  Object.defineProperty(error, brand, { value: true });
}

/**
 * Whether a value is a marked error of the named class or a subclass of it, whichever copy of the package it comes from.
 * Each class has its name on its prototype.
 */
export function isInstance(value: unknown, className: string): boolean {
  if (!Object.hasOwn(Object(value), brand)) return false;
  for (let object: unknown = value; object !== null; object = Object.getPrototypeOf(object)) {
    if (Object(object).name === className) return true;
  }
  return false;
}

/** The base class of all errors of this package. None of them contains a secret or a token. */
export abstract class AuthError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    markError(this);
  }

  override get name(): string {
    return "AuthError";
  }

  /** Whether a value is an error of this package, including one of another copy of it. */
  static is(value: unknown): value is AuthError {
    return isInstance(value, "AuthError");
  }

  /** The error as JSON for logs: its name, message and details, without the stack and the cause. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([["name", this.name], ["message", this.message], ...Object.entries(this)]);
  }
}

/** The user must sign in (again): there is no access token, and no valid refresh token. */
export class SignInRequiredError extends AuthError {
  override get name(): "SignInRequiredError" {
    return "SignInRequiredError";
  }

  /** Whether a value is a `SignInRequiredError`, including one of another copy of this package. */
  static override is(value: unknown): value is SignInRequiredError {
    return isInstance(value, "SignInRequiredError");
  }
}

/** Details of a failed sign-in. */
export interface AuthorizationCallbackDetails {
  /** The OAuth error code of the callback, such as `access_denied`. */
  readonly error?: string | undefined;
  /** The OAuth error description of the callback. */
  readonly error_description?: string | undefined;
}

/** The callback has no usable code: the user refused, or it belongs to a different sign-in. */
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

  /** Whether a value is an `AuthorizationCallbackError`, including one of another copy of this package. */
  static override is(value: unknown): value is AuthorizationCallbackError {
    return isInstance(value, "AuthorizationCallbackError");
  }
}

/** Details of a failed token request. */
export interface TokenRequestDetails {
  /** The URL of the token endpoint. */
  readonly tokenEndpoint: string;
  /** The OAuth grant type, such as `client_credentials`. */
  readonly grantType: string;
  /** The number of requests sent. */
  readonly attempts: number;
  /** The `x-partner-trace-id` of the requests, for CHeKT's support. */
  readonly traceId: string;
  /** The HTTP status code of the last response; undefined when there was none. */
  readonly status?: number | undefined;
  /** The OAuth error code of the response, such as `invalid_client`. */
  readonly error?: string | undefined;
  /** The OAuth error description of the response. */
  readonly error_description?: string | undefined;
  /** The delay that the server asked for with `Retry-After`, in milliseconds. */
  readonly retryAfter?: number | undefined;
}

/** The base class of errors of the token endpoint. */
export abstract class TokenRequestError extends AuthError implements TokenRequestDetails {
  readonly tokenEndpoint: string;
  readonly grantType: string;
  readonly attempts: number;
  readonly traceId: string;
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly error_description: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(what: string, details: TokenRequestDetails, options?: ErrorOptions) {
    const { tokenEndpoint, grantType, attempts, traceId } = details;
    super(`${what} (${grantType} at ${tokenEndpoint}, attempts: ${attempts}, trace id: ${traceId})`, options);
    this.tokenEndpoint = tokenEndpoint;
    this.grantType = grantType;
    this.attempts = attempts;
    this.traceId = traceId;
    this.status = details.status;
    this.error = details.error;
    this.error_description = details.error_description;
    this.retryAfter = details.retryAfter;
  }

  override get name(): string {
    return "TokenRequestError";
  }

  /** Whether a value is a `TokenRequestError` of any class, including one of another copy of this package. */
  static override is(value: unknown): value is TokenRequestError {
    return isInstance(value, "TokenRequestError");
  }
}

/**
 * The token endpoint refused the request (4xx except 408 and 429): the credentials, the grant or the scope are wrong, and
 * a retry would fail as well.
 */
export class TokenRefusedError extends TokenRequestError {
  override get name(): "TokenRefusedError" {
    return "TokenRefusedError";
  }

  /** Whether a value is a `TokenRefusedError`, including one of another copy of this package. */
  static override is(value: unknown): value is TokenRefusedError {
    return isInstance(value, "TokenRefusedError");
  }
}

/** The token endpoint was unavailable (408, 429 or 5xx) in every attempt. It may work later. */
export class TokenUnavailableError extends TokenRequestError {
  override get name(): "TokenUnavailableError" {
    return "TokenUnavailableError";
  }

  /** Whether a value is a `TokenUnavailableError`, including one of another copy of this package. */
  static override is(value: unknown): value is TokenUnavailableError {
    return isInstance(value, "TokenUnavailableError");
  }
}

/** The token endpoint could not be reached, or the connection broke before the response was complete; see `cause`. */
export class TokenNetworkError extends TokenRequestError {
  override get name(): "TokenNetworkError" {
    return "TokenNetworkError";
  }

  /** Whether a value is a `TokenNetworkError`, including one of another copy of this package. */
  static override is(value: unknown): value is TokenNetworkError {
    return isInstance(value, "TokenNetworkError");
  }
}

/** The token endpoint did not respond in time. */
export class TokenTimeoutError extends TokenRequestError {
  override get name(): "TokenTimeoutError" {
    return "TokenTimeoutError";
  }

  /** Whether a value is a `TokenTimeoutError`, including one of another copy of this package. */
  static override is(value: unknown): value is TokenTimeoutError {
    return isInstance(value, "TokenTimeoutError");
  }
}

/** The response of the token endpoint is not a token. Usually `baseUrl` is not the API's. */
export class TokenResponseError extends TokenRequestError {
  override get name(): "TokenResponseError" {
    return "TokenResponseError";
  }

  /** Whether a value is a `TokenResponseError`, including one of another copy of this package. */
  static override is(value: unknown): value is TokenResponseError {
    return isInstance(value, "TokenResponseError");
  }
}
