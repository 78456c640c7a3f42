import {
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  refreshTokenGrantRequest,
  validateAuthResponse,
} from "oauth4webapi";
import { parseSecureUrl } from "./base-url.ts";
import { checkText } from "./check-text.ts";
import { clientAuthentication, type ClientAuthenticationOption } from "./client-authentication.ts";
import { AuthorizationCallbackError, SignInRequiredError, TokenRefusedError } from "./errors.ts";
import { openEndpoint, type TokenEndpointOptions } from "./source-options.ts";
import type { TokenSource } from "./token-source.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** Options of the authorization code grant, for the tokens of one user. */
export type AuthorizationCodeOptions = TokenEndpointOptions &
  ClientAuthenticationOption &
  UserOption & {
    /**
     * The URL of the page where users sign in. CHeKT gives it to you when it registers your app. In CHeKT's sample
     * (github.com/chekt/chekt-service-auth0-sample), it is `/authorize` on the server of the users, which is not the one
     * that issues your app's own tokens. `audience` becomes a parameter of this URL.
     */
    readonly authorizationEndpoint: string;
    /** The URL that users return to, as registered with CHeKT. */
    readonly redirectUri: string;
    /** A refresh token from an earlier sign-in, if you keep it outside of `store`. */
    readonly refreshToken?: string | undefined;
  };

/** A store holds the tokens of many users, so it needs the user of this source. */
type UserOption =
  | { readonly store?: undefined; readonly user?: undefined }
  | {
      readonly store: TokenStore;
      /** Identifies the user, for example by the ID in your system. Part of the store's key. */
      readonly user: string;
    };

/** A started sign-in. Send the user to `url`, and keep the other two in the user's session for the callback. */
export interface PendingSignIn {
  /** The page where the user signs in. */
  readonly url: URL;
  /** Returns in the callback, to prove that it belongs to this sign-in. */
  readonly state: string;
  /** Proves that the app that exchanges the code started the sign-in (PKCE). Secret: never send it to the browser. */
  readonly codeVerifier: string;
}

/** A source of the tokens of one user, who must sign in first. */
export interface AuthorizationCodeSource extends TokenSource {
  /** Starts a sign-in. */
  signIn(): Promise<PendingSignIn>;
  /**
   * Completes a sign-in: exchanges the code of the callback for tokens, which `get` returns from then on.
   *
   * @param callback the callback URL, absolute or as the path and query that a server receives.
   * @param pending the result of `signIn` for this user.
   * @throws AuthorizationCallbackError when the user refused, or the callback belongs to a different sign-in.
   * @throws TokenRequestError when the code could not be exchanged.
   */
  exchange(callback: URL | string, pending: Pick<PendingSignIn, "state" | "codeVerifier">): Promise<void>;
}

/**
 * Creates a source of the tokens of one user (the authorization code grant with PKCE). `connectDealer` needs one, because
 * it connects the user's dealer. If the server issues refresh tokens, the user signs in once, and the source renews its
 * tokens like `clientCredentials` does.
 *
 * Its `get` throws a `SignInRequiredError` when the user must sign in (again), and a `TokenRequestError` when a renewal
 * fails for another reason.
 *
 * @throws TypeError when an option is invalid.
 *
 * @example
 * ```ts
 * import { authorizationCode } from "@chekt/partner-auth";
 *
 * const source = authorizationCode({
 *   clientId: "my-app",
 *   clientSecret: "my-secret",
 *   authorizationEndpoint: "https://signin.example/authorize",
 *   redirectUri: "https://my-app.example/callback",
 * });
 *
 * const { url, state, codeVerifier } = await source.signIn();
 * // Redirect the user to `url`. When the user returns:
 * const callback = `/callback?code=code-from-the-server&state=${state}`;
 * await source.exchange(callback, { state, codeVerifier });
 * await source.get(); // the user's access token
 * ```
 */
export function authorizationCode(options: AuthorizationCodeOptions): AuthorizationCodeSource {
  const { clientId, scope, audience, redirectUri, user } = options;
  const endpoint = openEndpoint(options);
  const { issuer, tokenEndpoint, parameters: additionalParameters, clock, requestToken } = endpoint;
  if (options.store !== undefined && !user) {
    throw new TypeError("user is missing: a store holds the tokens of many users, so pass the user of this source.");
  }
  const example = "https://signin.example/authorize";
  const authorizationEndpoint = parseSecureUrl("authorizationEndpoint", options.authorizationEndpoint, example);
  if (!URL.canParse(redirectUri)) throw new TypeError("redirectUri is not an absolute URL.");
  if (options.refreshToken !== undefined) checkText("refreshToken", options.refreshToken);
  const authentication = clientAuthentication(options, issuer, clock);
  const client = { client_id: clientId };
  const server = { issuer, token_endpoint: tokenEndpoint };
  let spent: string | undefined;

  const refresh = async (last: StoredToken | undefined): Promise<StoredToken> => {
    const refreshToken = last?.refreshToken || options.refreshToken;
    if (!refreshToken || refreshToken === spent) {
      throw new SignInRequiredError("The user is not signed in. Call signIn(), then exchange().");
    }
    try {
      const token = await requestToken({
        type: "refresh_token",
        isIdempotent: false,
        send: (request) =>
          refreshTokenGrantRequest(server, client, authentication, refreshToken, { ...request, additionalParameters }),
      });
      return { refreshToken, ...token };
    } catch (error) {
      if (!(TokenRefusedError.is(error) && error.error === "invalid_grant")) throw error;
      // The refresh token stays invalid, so later calls do not try it again.
      spent = refreshToken;
      throw new SignInRequiredError("The user's refresh token is no longer valid. Start a new sign-in with signIn().", {
        cause: error,
      });
    }
  };
  const { source, put } = endpoint.createCache(user, refresh);

  return {
    ...source,
    signIn: async () => {
      const state = generateRandomState();
      const codeVerifier = generateRandomCodeVerifier();
      const url = new URL(authorizationEndpoint);
      const parameters = {
        response_type: "code",
        client_id: clientId,
        redirect_uri: redirectUri,
        ...(scope === undefined ? {} : { scope }),
        ...(audience === undefined ? {} : { audience }),
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return { url, state, codeVerifier };
    },
    exchange: async (callback, { state, codeVerifier }) => {
      const parameters = readCallback(new URL(callback, redirectUri), state);
      const token = await requestToken({
        type: "authorization_code",
        isIdempotent: false,
        send: (request) =>
          authorizationCodeGrantRequest(server, client, authentication, parameters, redirectUri, codeVerifier, {
            ...request,
            additionalParameters,
          }),
      });
      await put(token);
    },
  };

  function readCallback(callback: URL, state: string): URLSearchParams {
    let parameters: URLSearchParams;
    try {
      parameters = validateAuthResponse(server, client, callback, state);
    } catch (error) {
      // The error contains the callback, and possibly a code, so it does not become the cause.
      if (error instanceof AuthorizationResponseError) {
        const { error: code, error_description } = error;
        const description = error_description === undefined ? "" : ` (${error_description})`;
        throw new AuthorizationCallbackError(`The sign-in was refused: ${code}${description}.`, {
          error: code,
          error_description,
        });
      }
      throw new AuthorizationCallbackError(
        `The callback does not belong to this sign-in (${String(error)}). ` +
          "Keep the result of signIn() in the user's session, and pass it to exchange().",
      );
    }
    if (!parameters.get("code")) throw new AuthorizationCallbackError("The callback URL has no code.");
    return parameters;
  }
}
