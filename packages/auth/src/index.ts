export {
  authorizationCode,
  type AuthorizationCodeOptions,
  type AuthorizationCodeSource,
  type PendingSignIn,
} from "./authorization-code.ts";
export { DEFAULT_BASE_URL, parseBaseUrl } from "./base-url.ts";
export type {
  ClientAuthenticationOption,
  ClientSecretOption,
  PrivateKeyOption,
  PublicClientOption,
} from "./client-authentication.ts";
export { clientCredentials, type ClientCredentialsOptions } from "./client-credentials.ts";
export type { Clock } from "./clock.ts";
export { AuthError } from "./errors/auth-error.ts";
export {
  AuthorizationCallbackError,
  type AuthorizationCallbackDetails,
} from "./errors/authorization-callback-error.ts";
export { isAuthError, isTokenRequestError } from "./errors/guards.ts";
export { SignInRequiredError } from "./errors/sign-in-required-error.ts";
export { TokenNetworkError } from "./errors/token-network-error.ts";
export { TokenRefusedError } from "./errors/token-refused-error.ts";
export { type TokenRequestDetails, TokenRequestError } from "./errors/token-request-error.ts";
export { TokenResponseError } from "./errors/token-response-error.ts";
export { TokenTimeoutError } from "./errors/token-timeout-error.ts";
export { TokenUnavailableError } from "./errors/token-unavailable-error.ts";
export { importPrivateKey, type PrivateKey, privateKey, type PrivateKeyOptions } from "./private-key.ts";
export type { TokenEndpointOptions } from "./source-options.ts";
export { staticToken } from "./static-token.ts";
export type { GetTokenOptions, TokenSource } from "./token-source.ts";
export type { StoredToken, TokenStore } from "./token-store.ts";
