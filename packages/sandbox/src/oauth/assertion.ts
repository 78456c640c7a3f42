import type { JWK } from "jose";
import type { AssertionRow, ClientRow, Database, Moment } from "../store/tables.ts";
import { hashSecret } from "./secrets.ts";

/** The accepted signature algorithms. All are asymmetric, so that only the holder of the private key can sign. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** How far the clock of a client may differ, in seconds. */
const TOLERANCE = 30;

/** How far ahead the `exp` of an assertion may be, in seconds: an hour. */
const MAX_LIFETIME = 3600;

/** The largest accepted assertion, in characters. One of CHeKT's sample has less than a thousand. */
export const MAX_ASSERTION = 8192;

/** What an assertion must be like. */
export interface AssertionRules {
  /** The accepted audiences. */
  readonly audience: readonly string[];
  readonly now: Moment;
  /** The accepted signature algorithms. By default all asymmetric ones. */
  readonly algorithms?: readonly string[];
  readonly requiredClaims?: readonly string[];
  /** How far ahead its `exp` may be, in seconds. By default an hour. */
  readonly maxLifetime?: number;
}

/**
 * Returns why a JWT is not a valid assertion of the client for this server (RFC 7523, section 3); undefined if it is valid.
 * Each assertion is valid once.
 */
export async function findAssertionProblem(
  db: Database,
  { client_id, public_key }: Pick<ClientRow, "client_id" | "public_key">,
  assertion: string,
  { audience, now, maxLifetime = MAX_LIFETIME, ...rules }: AssertionRules,
): Promise<string | undefined> {
  if (public_key === null) return "no public key is registered for the client";
  if (assertion.length > MAX_ASSERTION) return `it is longer than ${MAX_ASSERTION} characters`;
  // Loaded on demand, because few clients use assertions.
  const { createLocalJWKSet, errors, jwtVerify } = await import("jose");
  const key: JWK = JSON.parse(public_key);
  let payload;
  try {
    ({ payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [key] }), {
      algorithms: [...(rules.algorithms ?? algorithms)],
      issuer: client_id,
      subject: client_id,
      audience: [...audience],
      requiredClaims: ["exp", "jti", ...(rules.requiredClaims ?? [])],
      clockTolerance: TOLERANCE,
      currentDate: new Date(now),
    }));
  } catch (error) {
    if (error instanceof errors.JOSEError) return error.message;
    // Web Crypto rejects a key that is malformed or too short.
    if (error instanceof TypeError || error instanceof DOMException) return "the registered public key is unusable";
    throw error;
  }
  const { exp = 0, jti } = payload;
  if (typeof jti !== "string") return "its jti must be a string";
  const longest = Math.floor(now / 1000) + maxLifetime + TOLERANCE;
  if (exp > longest) return `its exp is more than ${maxLifetime} seconds ahead`;
  // A NumericDate may have a fraction.
  const expires_at = Math.ceil((exp + TOLERANCE) * 1000);
  const isNew = await useOnce(db, { client_id, jti_hash: hashSecret(jti), expires_at }, now);
  return isNew ? undefined : "its jti was used before";
}

/** Records an assertion. Returns false if it was recorded before. */
async function useOnce(db: Database, assertion: AssertionRow, now: Moment): Promise<boolean> {
  const { client_id } = assertion;
  // Those that have expired are refused anyway.
  await db.deleteFrom("assertions").where("client_id", "=", client_id).where("expires_at", "<", now).execute();
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("assertions")
    .values(assertion)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
