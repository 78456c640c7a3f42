/** Marks the errors of the CHeKT packages. The same symbol in every copy and in every realm, where `instanceof` fails. */
const brand = Symbol.for("@chekt/error");

/** The `ErrorOptions` of ES2022, for projects that are compiled with an older library. */
export interface CauseOption {
  readonly cause?: unknown;
}

/** The base class of the errors of the CHeKT packages. Each subclass has its name on its prototype. */
export abstract class ChektError extends Error {
  constructor(message: string, options?: CauseOption) {
    super(message, options);
    // Not enumerable, so that logs do not show it.
    Object.defineProperty(this, brand, { value: true });
  }

  /**
   * Whether a value is an error of this class or a subclass, including one of another copy of the package, where
   * `instanceof` fails. Call it as a method of the class.
   */
  static is<Instance extends Error>(this: { readonly prototype: Instance }, value: unknown): value is Instance {
    const { prototype } = this;
    if (!Object.hasOwn(Object(value), brand)) return false;
    // A subclass without its own name is matched by identity only.
    const name = Object.hasOwn(prototype, "name") && prototype.name;
    for (let object: unknown = value; object; object = Object.getPrototypeOf(object)) {
      if (object === prototype || Object(object).name === name) return true;
    }
    return false;
  }

  /** The error as JSON for logs: its name, message and details, without the stack and the cause. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([["name", this.name], ["message", this.message], ...Object.entries(this)]);
  }
}

/** The base class of all errors of this package. None of them contains a secret or a token. */
export abstract class AuthError extends ChektError {
  override get name(): string {
    return "AuthError";
  }
}

/** The user must sign in (again): there is no access token, and no valid refresh token. */
export class SignInRequiredError extends AuthError {
  override get name(): "SignInRequiredError" {
    return "SignInRequiredError";
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
  declare readonly error: string | undefined;
  declare readonly error_description: string | undefined;

  constructor(message: string, details: AuthorizationCallbackDetails = {}) {
    super(message);
    this.error = details.error;
    this.error_description = details.error_description;
  }

  override get name(): "AuthorizationCallbackError" {
    return "AuthorizationCallbackError";
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
  declare readonly tokenEndpoint: string;
  declare readonly grantType: string;
  declare readonly attempts: number;
  declare readonly traceId: string;
  declare readonly status: number | undefined;
  declare readonly error: string | undefined;
  declare readonly error_description: string | undefined;
  declare readonly retryAfter: number | undefined;

  constructor(what: string, details: TokenRequestDetails, options?: CauseOption) {
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
}

/**
 * The token endpoint refused the request (4xx except 408 and 429, or a 2xx with an OAuth error): the credentials, the
 * grant, the audience or the scope are wrong, and a retry would fail as well.
 */
export class TokenRefusedError extends TokenRequestError {
  override get name(): "TokenRefusedError" {
    return "TokenRefusedError";
  }
}

/** The token endpoint was unavailable (408, 429 or 5xx) in every attempt. It may work later. */
export class TokenUnavailableError extends TokenRequestError {
  override get name(): "TokenUnavailableError" {
    return "TokenUnavailableError";
  }
}

/** The token endpoint could not be reached, or the connection broke before the response was complete; see `cause`. */
export class TokenNetworkError extends TokenRequestError {
  override get name(): "TokenNetworkError" {
    return "TokenNetworkError";
  }
}

/** The token endpoint did not respond in time. */
export class TokenTimeoutError extends TokenRequestError {
  override get name(): "TokenTimeoutError" {
    return "TokenTimeoutError";
  }
}

/** The response of the token endpoint is not a token. Usually `baseUrl` or `tokenEndpoint` is wrong. */
export class TokenResponseError extends TokenRequestError {
  override get name(): "TokenResponseError" {
    return "TokenResponseError";
  }
}
