import type { JWK } from "jose";
import type { ClientRow, Moment } from "../store/tables.ts";

/** The accepted signature algorithms. All are asymmetric, so that only the holder of the private key can sign. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** How far the clock of a client may differ, in seconds. */
const TOLERANCE = 30;

/** Whether a JWT is a valid assertion of the client for this server: RFC 7523, section 3. */
export async function checkAssertion(
  { client_id, public_key }: Pick<ClientRow, "client_id" | "public_key">,
  assertion: string,
  audience: readonly string[],
  now: Moment,
): Promise<boolean> {
  if (public_key === null) return false;
  // Loaded on demand, because few clients use assertions.
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
