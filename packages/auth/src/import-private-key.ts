import type { CryptoKey } from "oauth4webapi";

const PEM = /^\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/;

/**
 * Makes a key for `privateKey` of an RSA private key in PEM (PKCS#8), for RS256. The key that it returns cannot be read
 * out again.
 *
 * @throws TypeError when the text is not such a key. The text is not in the error.
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
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  const base64 = PEM.exec(pem)?.[1];
  if (base64 === undefined) {
    throw new TypeError(
      'The key is not PKCS#8 in PEM ("-----BEGIN PRIVATE KEY-----"). ' +
        "Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem",
    );
  }
  try {
    const der = Uint8Array.from(atob(base64.replaceAll(/\s/g, "")), (byte) => byte.charCodeAt(0));
    return await crypto.subtle.importKey("pkcs8", der, { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
  } catch (cause) {
    throw new TypeError("The key is not an RSA private key. For another one, pass a CryptoKey.", { cause });
  }
}
