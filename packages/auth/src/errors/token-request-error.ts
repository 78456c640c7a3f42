import { AuthError } from "./auth-error.ts";

/** What is known of a token request that failed. */
export interface TokenRequestDetails {
  /** The URL that was asked. */
  readonly tokenEndpoint: string;
  /** OAuth's name of what was asked for, such as `client_credentials`. */
  readonly grantType: string;
  /** How many requests were sent. */
  readonly attempts: number;
  /** The `x-partner-trace-id` of these requests: tell it to CHeKT's support. */
  readonly traceId: string;
  /** The HTTP status of the last answer; undefined when none came. */
  readonly status?: number | undefined;
  /** OAuth's code of the error, such as `invalid_client`, where the answer had one. */
  readonly error?: string | undefined;
  /** OAuth's words on the error, where the answer had some. */
  readonly error_description?: string | undefined;
  /** How long the server asked to wait, in milliseconds, where it did. */
  readonly retryAfter?: number | undefined;
}

/** The token endpoint gave no token. The base of the errors that say why. */
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
}
