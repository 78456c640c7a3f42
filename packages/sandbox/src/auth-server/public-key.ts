import { createPublicKey, type KeyObject } from "node:crypto";
import type { JWK } from "jose";
import type { Database } from "../store/tables.ts";

/** The smallest accepted RSA key, in bits, as in CHeKT's sample. */
const MIN_BITS = 2048;

/** The longest accepted `kid`, `alg` or `use` of a JWK, in characters. */
const MAX_NAME = 255;

/** The largest accepted text of a key, in characters. */
const MAX_TEXT = 64 * 1024;

/**
 * Reads an RSA public key, in PEM or as a JWK.
 *
 * @param text the content of the file.
 * @returns the key as a JWK with its ID: the `kid` of the JWK, or else its thumbprint (RFC 7638).
 * @throws TypeError if it is not such a key. The message does not quote it.
 */
export async function readPublicKey(text: string): Promise<JWK & { readonly kid: string }> {
  if (text.length > MAX_TEXT) throw new TypeError(`The public key is longer than ${MAX_TEXT} characters.`);
  const given = parseJson(text);
  if (/PRIVATE KEY/.test(text) || given?.["d"] !== undefined) {
    throw new TypeError("The key is a private key. Keep it, and pass the public key: openssl rsa -in key.pem -pubout");
  }
  const key = importKey(text, given);
  if (key === undefined || key.asymmetricKeyType !== "rsa" || key.type !== "public") {
    throw new TypeError('The key is not an RSA public key in PEM ("-----BEGIN PUBLIC KEY-----") or as a JWK.');
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MIN_BITS) throw new TypeError(`The RSA key has ${bits} bits. Use at least ${MIN_BITS}.`);
  const { kty, n, e } = key.export({ format: "jwk" });
  const jwk: JWK = { kty: String(kty), n: String(n), e: String(e) };
  const kid = typeof given?.["kid"] === "string" && given["kid"] !== "" ? given["kid"] : await findThumbprint(jwk);
  return { ...jwk, kid };
}

/**
 * Returns the ID of a registered key. A JWK without `kid` is identified by its thumbprint; undefined if it is malformed, which
 * earlier versions did not check.
 */
export async function findKeyId(key: JWK): Promise<string | undefined> {
  if (key.kid !== undefined) return key.kid;
  const { errors } = await import("jose");
  try {
    return await findThumbprint(key);
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

async function findThumbprint(key: JWK): Promise<string> {
  const { calculateJwkThumbprint } = await import("jose");
  return calculateJwkThumbprint(key);
}

/**
 * Reads the public key of a client, of any asymmetric type.
 *
 * @returns the members that assertions are verified with, so that nothing else is stored.
 * @throws TypeError if it is not a public key.
 */
export function readJwk(given: Readonly<Record<string, unknown>>): JWK {
  const key = importKey("", { ...given });
  if (key === undefined) throw new TypeError(`The JWK is not a public key of the type ${String(given["kty"])}.`);
  const named = ["kid", "alg", "use"].flatMap((name) => {
    const value = given[name];
    if (value === undefined) return [];
    if (typeof value === "string" && value.length <= MAX_NAME) return [[name, value] as const];
    throw new TypeError(`The ${name} of the JWK must be a string of at most ${MAX_NAME} characters.`);
  });
  return { ...key.export({ format: "jwk" }), ...Object.fromEntries(named) };
}

/** Registers the public key of a client. */
export async function registerKey(db: Database, client_id: string, key: JWK): Promise<void> {
  await db
    .updateTable("clients")
    .set({ public_key: JSON.stringify(key) })
    .where("client_id", "=", client_id)
    .execute();
}

function importKey(text: string, given: Record<string, unknown> | undefined): KeyObject | undefined {
  try {
    return given === undefined ? createPublicKey(text) : createPublicKey({ key: given, format: "jwk" });
  } catch {
    return undefined;
  }
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
