import { modifyAssertion, PrivateKeyJwt } from "oauth4webapi";
import { checkText } from "./check-text.ts";
import type { Clock } from "./clock.ts";

/**
 * Adds the client's credentials to a token request: a `ClientAuth` of oauth4webapi. It is declared here, because CommonJS
 * cannot import the types of an ES module before TypeScript 5.8.
 */
export type ClientAuthentication = (
  server: { readonly issuer: string },
  client: { readonly client_id: string },
  body: URLSearchParams,
  headers: Headers,
) => void | Promise<void>;

/** A key of the Web Crypto API, with the types of the DOM or of Node. */
export type CryptoKey = Extract<Awaited<ReturnType<typeof crypto.subtle.generateKey>>, { type: string }>;

/** Options for signing with a key. */
export interface PrivateKeyOptions {
  /** The key ID, for clients with several registered public keys. CHeKT's sample sends one. By default none is sent. */
  readonly kid?: string | undefined;
}

/** A key that authenticates the client by signing assertions. Create it with `privateKey` or `importPrivateKey`. */
export interface PrivateKey {
  /** Returns the client authentication that signs with the key. */
  readonly authentication: (issuer: string, clock: Clock) => ClientAuthentication;
}

/** The lifetime of an assertion, as in CHeKT's sample. It also bounds how far the two clocks may differ. */
const ASSERTION_SECONDS = 300;

/**
 * Authenticates the client with a `CryptoKey`, using any JWS algorithm.
 *
 * @throws TypeError when the key is not private.
 *
 * @example
 * ```ts
 * import { clientCredentials, privateKey } from "@chekt/partner-auth";
 *
 * const { privateKey: key } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
 * const source = clientCredentials({ clientId: "my-app", privateKey: privateKey(key, { kid: "2026" }) });
 * ```
 */
export function privateKey(key: CryptoKey, { kid }: PrivateKeyOptions = {}): PrivateKey {
  if (key.type !== "private") throw new TypeError(`The key is a ${key.type} key: pass the private key.`);
  if (kid !== undefined) checkText("kid", kid);
  return {
    authentication: (issuer, clock) =>
      PrivateKeyJwt(kid === undefined ? key : { key, kid }, {
        [modifyAssertion]: (_header, payload) => {
          const now = Math.floor(clock.now() / 1000);
          // The claims of CHeKT's sample. It has no `nbf`, which a server with a slower clock would reject.
          Object.assign(payload, { aud: issuer, iat: now, exp: now + ASSERTION_SECONDS, jti: crypto.randomUUID() });
          delete payload["nbf"];
        },
      }),
  };
}

const PEM = /^\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/;

/**
 * Authenticates the client with an RSA private key in PEM (PKCS#8), using RS256. The imported key is not extractable.
 *
 * @throws TypeError when the text is not such a key. The error does not contain the text.
 *
 * @example
 * ```ts
 * import { clientCredentials, importPrivateKey } from "@chekt/partner-auth";
 *
 * async function signedCredentials(pem: string) {
 *   return clientCredentials({ clientId: "my-app", privateKey: await importPrivateKey(pem) });
 * }
 * ```
 */
export async function importPrivateKey(pem: string, options?: PrivateKeyOptions): Promise<PrivateKey> {
  return privateKey(await importRsaKey(readPem(pem)), options);
}

/**
 * Like `importPrivateKey`, but imports the key on first use, so that it returns at once.
 *
 * @throws TypeError when the text is not PEM. If it is not an RSA key, the first token request throws the error.
 */
export function lazyPrivateKey(pem: string, options?: PrivateKeyOptions): PrivateKey {
  const base64 = readPem(pem);
  let key: Promise<CryptoKey> | undefined;
  return {
    authentication:
      (issuer, clock) =>
      async (...request) =>
        privateKey(await (key ??= importRsaKey(base64)), options).authentication(issuer, clock)(...request),
  };
}

/** Returns the Base64 content of a PEM text. */
function readPem(pem: string): string {
  const base64 = PEM.exec(pem)?.[1];
  if (base64 !== undefined) return base64;
  throw new TypeError(
    'The key is not PKCS#8 in PEM ("-----BEGIN PRIVATE KEY-----"). ' +
      "Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem",
  );
}

async function importRsaKey(base64: string): Promise<CryptoKey> {
  try {
    const der = Uint8Array.from(atob(base64.replaceAll(/\s/g, "")), (byte) => byte.charCodeAt(0));
    return await crypto.subtle.importKey("pkcs8", der, { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
  } catch (cause) {
    throw new TypeError("The key is not an RSA private key. For other algorithms, pass a CryptoKey to privateKey().", {
      cause,
    });
  }
}
