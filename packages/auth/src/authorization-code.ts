import {
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  refreshTokenGrantRequest,
  validateAuthResponse,
} from "oauth4webapi";
import { clientAuthentication, type ClientAuthenticationOption } from "./client-authentication.ts";
import { AuthorizationCallbackError } from "./errors/authorization-callback-error.ts";
import { SignInRequiredError } from "./errors/sign-in-required-error.ts";
import { TokenRefusedError } from "./errors/token-refused-error.ts";
import { openEndpoint, type TokenEndpointOptions } from "./source-options.ts";
import type { TokenSource } from "./token-source.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** How to get tokens of one user. */
export type AuthorizationCodeOptions = TokenEndpointOptions &
  ClientAuthenticationOption &
  UserOption & {
    /** The page where users sign in. CHeKT publishes none: it tells you with your app's registration. */
    readonly authorizationEndpoint: string;
    /** Where users come back to, as registered with CHeKT. */
    readonly redirectUri: string;
    /**
     * The `iss` that the server puts into callbacks, where it does.
     *
     * @default the base URL
     */
    readonly issuer?: string | undefined;
    /** A refresh token from an earlier sign-in, where you keep it yourself and not in `store`. */
    readonly refreshToken?: string | undefined;
  };

/** A store keeps the tokens of many users; so it has to be said whose these are. */
type UserOption =
  | { readonly store?: undefined; readonly user?: undefined }
  | {
      readonly store: TokenStore;
      /** Whose tokens these are, in your words, such as the id of the user in your system. Part of the store's key. */
      readonly user: string;
    };

/** A sign-in that has begun. Send the user to `url`; keep the other two with the user's session, for the callback. */
export interface PendingSignIn {
  /** The page where the user signs in. */
  readonly url: URL;
  /** Comes back with the user, which shows that the callback belongs to this sign-in. */
  readonly state: string;
  /** Shows that who exchanges the code is who began the sign-in (PKCE). A secret: never show it to the browser. */
  readonly codeVerifier: string;
}

/** A source of tokens of one user, who has to sign in first. */
export interface AuthorizationCodeSource extends TokenSource {
  /** Begins a sign-in. */
  signIn(): Promise<PendingSignIn>;
  /**
   * Ends a sign-in: exchanges the code that the user came back with for tokens, which `get` answers with from then on.
   *
   * @param callback the URL that the user came back to, whole or as the path and query that a server sees.
   * @param pending what `signIn` returned for this user.
   * @throws AuthorizationCallbackError when the user refused, or the callback belongs to another sign-in.
   * @throws TokenRequestError when the code was not exchanged.
   */
  exchange(callback: URL | string, pending: Pick<PendingSignIn, "state" | "codeVerifier">): Promise<void>;
}

/**
 * A source of tokens of one user (the authorization code grant with PKCE). `connectDealer` needs one: the dealer is the
 * user's. Where the server gives a refresh token, the user signs in once, and the source renews its tokens like that of
 * `clientCredentials`.
 *
 * Its `get` throws `SignInRequiredError` when the user has to sign in (again), and `TokenRequestError` when a renewal
 * failed for another reason.
 *
 * @throws TypeError when an option cannot be right.
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
 * // Redirect the user to `url`. When the user is back:
 * const callback = `/callback?code=code-from-the-server&state=${state}`;
 * await source.exchange(callback, { state, codeVerifier });
 * await source.get(); // the user's access token
 * ```
 */
export function authorizationCode(options: AuthorizationCodeOptions): AuthorizationCodeSource {
  const { clientId, scope, redirectUri, authorizationEndpoint, user } = options;
  const endpoint = openEndpoint(options);
  const { baseUrl, tokenEndpoint, clock, ask } = endpoint;
  if (options.store !== undefined && !user) {
    throw new TypeError("user is missing: a store keeps the tokens of many users, so say whose these are.");
  }
  for (const [name, value] of Object.entries({ authorizationEndpoint, redirectUri })) {
    if (!URL.canParse(value)) throw new TypeError(`${name} is not an absolute URL: write it in full.`);
  }
  const authentication = clientAuthentication(options, baseUrl, clock);
  const client = { client_id: clientId };
  const server = { issuer: options.issuer ?? baseUrl, token_endpoint: tokenEndpoint };
  let spent: string | undefined;

  const refresh = async (last: StoredToken | undefined): Promise<StoredToken> => {
    const refreshToken = last?.refreshToken ?? options.refreshToken;
    if (refreshToken === undefined || refreshToken === spent) {
      throw new SignInRequiredError("There is no token of the user: begin with signIn(), and end with exchange().");
    }
    try {
      const token = await ask({
        type: "refresh_token",
        repeatable: false,
        send: (request) => refreshTokenGrantRequest(server, client, authentication, refreshToken, request),
      });
      return { refreshToken, ...token };
    } catch (error) {
      if (!(error instanceof TokenRefusedError && error.error === "invalid_grant")) throw error;
      // It stays refused: asking again at each call would help nobody.
      spent = refreshToken;
      throw new SignInRequiredError("The user's refresh token has ended: begin again with signIn().", { cause: error });
    }
  };
  const { source, put } = endpoint.keep(user, refresh);

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
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return { url, state, codeVerifier };
    },
    exchange: async (callback, { state, codeVerifier }) => {
      const parameters = readCallback(new URL(callback, redirectUri), state);
      const token = await ask({
        type: "authorization_code",
        repeatable: false,
        send: (request) =>
          authorizationCodeGrantRequest(server, client, authentication, parameters, redirectUri, codeVerifier, request),
      });
      await put(token);
    },
  };

  function readCallback(callback: URL, state: string): URLSearchParams {
    let parameters: URLSearchParams;
    try {
      parameters = validateAuthResponse(server, client, callback, state);
    } catch (error) {
      // What it threw holds the callback, and with that maybe a code.
      if (error instanceof AuthorizationResponseError) {
        const { error: code, error_description } = error;
        const words = error_description === undefined ? "" : ` (${error_description})`;
        throw new AuthorizationCallbackError(`The sign-in was refused: ${code}${words}.`, {
          error: code,
          error_description,
        });
      }
      throw new AuthorizationCallbackError(
        `The callback is not of this sign-in (${String(error)}). ` +
          "Keep what signIn() returned with the user's session, and pass it to exchange().",
      );
    }
    if (!parameters.get("code")) throw new AuthorizationCallbackError("The callback holds no code.");
    return parameters;
  }
}
