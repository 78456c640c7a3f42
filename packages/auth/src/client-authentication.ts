import { ClientSecretPost, None } from "oauth4webapi";
import { checkText } from "./check-text.ts";
import type { Clock } from "./clock.ts";
import type { ClientAuthentication, PrivateKey } from "./private-key.ts";

/** Authenticates the client with a secret (`client_secret_post`). */
export interface ClientSecretOption {
  /** The client secret that CHeKT issued to your app. */
  readonly clientSecret: string;
  readonly privateKey?: undefined;
  readonly omitClientId?: undefined;
}

/** Authenticates the client with a signed assertion (`private_key_jwt`). CHeKT must know the public key. */
export interface PrivateKeyOption {
  /** The private key: from `importPrivateKey` for PEM, or from `privateKey` for a CryptoKey. */
  readonly privateKey: PrivateKey;
  /**
   * Whether to send the assertion without `client_id`, like CHeKT's sample (github.com/chekt/chekt-service-auth0-sample).
   * The assertion names the client as well.
   *
   * @default false
   */
  readonly omitClientId?: boolean | undefined;
  readonly clientSecret?: undefined;
}

/** A public client without credentials, such as an app on a user's machine. PKCE protects its codes. */
export interface PublicClientOption {
  readonly clientSecret?: undefined;
  readonly privateKey?: undefined;
  readonly omitClientId?: undefined;
}

/** How the client authenticates. */
export type ClientAuthenticationOption = ClientSecretOption | PrivateKeyOption | PublicClientOption;

/**
 * Returns the client authentication method. The signing code comes with the key, so bundles without keys omit it.
 *
 * @param issuer the `aud` of assertions.
 * @throws TypeError when the secret or the key is invalid.
 */
export function clientAuthentication(
  options: ClientAuthenticationOption,
  issuer: string,
  clock: Clock,
): ClientAuthentication {
  const { clientSecret, privateKey, omitClientId } = options;
  if (clientSecret !== undefined) {
    if (privateKey !== undefined) throw new TypeError("Pass clientSecret or privateKey, not both.");
    if (clientSecret === "") throw new TypeError("clientSecret is empty: pass the secret of your app.");
    checkText("clientSecret", clientSecret);
    return ClientSecretPost(clientSecret);
  }
  if (privateKey === undefined) return None();
  if (typeof privateKey.authentication !== "function") {
    throw new TypeError("privateKey is invalid: pass the result of importPrivateKey() or privateKey().");
  }
  const authentication = privateKey.authentication(issuer, clock);
  if (!omitClientId) return authentication;
  return async (server, client, body, headers) => {
    await authentication(server, client, body, headers);
    body.delete("client_id");
  };
}
