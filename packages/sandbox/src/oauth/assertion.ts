import type { JWK } from "jose";
import type { ClientRow, Moment } from "../store/tables.ts";

/** The signatures that are taken: those of keys that are registered, never of shared secrets. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** How far the clock of a client may be ahead or behind, in seconds. */
const TOLERANCE = 30;

/** Whether a JWT is a client's own, for this server and for now: RFC 7523, section 3. */
export async function checkAssertion(
  { client_id, public_key }: Pick<ClientRow, "client_id" | "public_key">,
  assertion: string,
  audience: readonly string[],
  now: Moment,
): Promise<boolean> {
  if (public_key === null) return false;
  // Few clients sign.
  const { createLocalJWKSet, errors, jwtVerify } = await import("jose");
  const key: JWK = JSON.parse(public_key);
  try {
    await jwtVerify(assertion, createLocalJWKSet({ keys: [key] }), {
      algorithms,
      issuer: client_id,
      subject: client_id,
      audience: [...audience],
      requiredClaims: ["exp"],
      clockTolerance: TOLERANCE,
      currentDate: new Date(now),
    });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
