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
export { type Clock, type TestClock, testClock } from "./clock.ts";
export {
  clientCredentialsFromEnvironment,
  type CredentialOverrides,
  type Environment,
  type EnvironmentCredentialsOptions,
} from "./environment.ts";
export {
  AuthError,
  type AuthorizationCallbackDetails,
  AuthorizationCallbackError,
  SignInRequiredError,
  TokenNetworkError,
  TokenRefusedError,
  type TokenRequestDetails,
  TokenRequestError,
  TokenResponseError,
  TokenTimeoutError,
  TokenUnavailableError,
} from "./errors.ts";
export { importPrivateKey, type PrivateKey, privateKey, type PrivateKeyOptions } from "./private-key.ts";
export type { TokenEndpointOptions } from "./source-options.ts";
export { staticToken } from "./static-token.ts";
export type { GetTokenOptions, TokenSource } from "./token-source.ts";
export type { StoredToken, TokenStore } from "./token-store.ts";
