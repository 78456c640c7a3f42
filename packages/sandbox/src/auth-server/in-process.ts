import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { JWK } from "jose";
import { readPublicKey } from "./public-key.ts";

/** Options of the authorization server. */
export interface AuthServerOptions {
  /**
   * The port to listen on. 0 picks a free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * The RSA public key of the platform partner, in PEM or as the JSON of a JWK. By default a new key pair is generated, and
   * `authServer.privateKey` is its private key.
   */
  readonly publicKey?: string | undefined;
}

/** A running authorization server, as CHeKT's sample describes it, and what to configure in an app. */
export interface SandboxAuthServer {
  /** The origin, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** The `aud` of assertions, with a final slash. */
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** Where users sign in. */
  readonly authorizationEndpoint: string;
  /** The `audience` of token requests and sign-ins. */
  readonly audience: string;
  /** The `kid` of assertions. */
  readonly keyId: string;
  /** The private key of the platform partner, in PEM (PKCS#8); undefined if you passed your own public key. */
  readonly privateKey: string | undefined;
}

/** A key to register, and its private key if it was generated. */
export interface PartnerKey {
  readonly publicKey: JWK & { readonly kid: string };
  readonly privateKey: string | undefined;
}

/**
 * Reads the public key in the options, or generates a key pair.
 *
 * @throws TypeError if the key is not an RSA public key.
 */
export async function preparePartnerKey({ publicKey }: AuthServerOptions): Promise<PartnerKey> {
  if (publicKey !== undefined) return { publicKey: await readPublicKey(publicKey), privateKey: undefined };
  const pair = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { publicKey: await readPublicKey(pair.publicKey), privateKey: pair.privateKey };
}
