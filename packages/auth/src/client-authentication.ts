import { type ClientAuth, ClientSecretPost, None } from "oauth4webapi";
import type { Clock } from "./clock.ts";
import type { PrivateKey } from "./private-key.ts";

/** The client shows a secret (`client_secret_post`). */
export interface ClientSecretOption {
  /** The secret that CHeKT gave your app. */
  readonly clientSecret: string;
  readonly privateKey?: undefined;
}

/** The client signs an assertion (`private_key_jwt`), with the key whose public half is registered with CHeKT. */
export interface PrivateKeyOption {
  /** The key: `importPrivateKey` makes it of PEM, `privateKey` of a CryptoKey. */
  readonly privateKey: PrivateKey;
  readonly clientSecret?: undefined;
}

/** The client has nothing to show, such as an app on a user's machine. PKCE protects its codes. */
export interface PublicClientOption {
  readonly clientSecret?: undefined;
  readonly privateKey?: undefined;
}

/** How the client shows that it is the client. */
export type ClientAuthenticationOption = ClientSecretOption | PrivateKeyOption | PublicClientOption;

/**
 * Chooses the method. What signs comes with the key, so that a program without keys does not carry it.
 *
 * @throws TypeError when a secret is empty, or a key is not one.
 */
export function clientAuthentication(options: ClientAuthenticationOption, baseUrl: string, clock: Clock): ClientAuth {
  const { clientSecret, privateKey } = options;
  if (clientSecret !== undefined) {
    if (privateKey !== undefined) throw new TypeError("Pass clientSecret or privateKey, not both.");
    if (clientSecret === "") throw new TypeError("clientSecret is empty: pass the secret that CHeKT gave you.");
    return ClientSecretPost(clientSecret);
  }
  if (privateKey === undefined) return None();
  if (typeof privateKey.authentication !== "function") {
    throw new TypeError("privateKey is not ready to sign: pass it through importPrivateKey() or privateKey().");
  }
  return privateKey.authentication(baseUrl, clock);
}
