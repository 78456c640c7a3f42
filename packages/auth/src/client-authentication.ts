import {
  type ClientAuth,
  ClientSecretPost,
  type CryptoKey,
  modifyAssertion,
  None,
  type PrivateKey,
  PrivateKeyJwt,
} from "oauth4webapi";
import type { Clock } from "./clock.ts";

/** The client shows a secret (`client_secret_post`). */
export interface ClientSecretOption {
  /** The secret that CHeKT gave your app. */
  readonly clientSecret: string;
  readonly privateKey?: undefined;
}

/** The client signs an assertion (`private_key_jwt`), with the key whose public half is registered with CHeKT. */
export interface PrivateKeyOption {
  /** The key: `importPrivateKey` makes one of PEM. With a `kid` where several public keys are registered. */
  readonly privateKey: CryptoKey | PrivateKey;
  /**
   * The `aud` of the assertion.
   *
   * @default the base URL
   */
  readonly audience?: string | undefined;
  readonly clientSecret?: undefined;
}

/** The client has nothing to show, such as an app on a user's machine. PKCE protects its codes. */
export interface PublicClientOption {
  readonly clientSecret?: undefined;
  readonly privateKey?: undefined;
}

/** How the client shows that it is the client. */
export type ClientAuthenticationOption = ClientSecretOption | PrivateKeyOption | PublicClientOption;

const ASSERTION_SECONDS = 60;

/**
 * Chooses the method.
 *
 * @throws TypeError when a secret is empty, or a key is not a private CryptoKey.
 */
export function clientAuthentication(options: ClientAuthenticationOption, baseUrl: string, clock: Clock): ClientAuth {
  if (options.clientSecret !== undefined) {
    if (options.privateKey !== undefined) throw new TypeError("Pass clientSecret or privateKey, not both.");
    if (options.clientSecret === "") throw new TypeError("clientSecret is empty: pass the secret that CHeKT gave you.");
    return ClientSecretPost(options.clientSecret);
  }
  if (options.privateKey === undefined) return None();
  const { privateKey, audience = baseUrl } = options;
  if (typeof privateKey === "string") throw new TypeError("privateKey is a text: pass it through importPrivateKey().");
  return PrivateKeyJwt(privateKey, {
    [modifyAssertion]: (_header, payload) => {
      const now = Math.floor(clock.now() / 1000);
      Object.assign(payload, { aud: audience, iat: now, nbf: now, exp: now + ASSERTION_SECONDS });
    },
  });
}
