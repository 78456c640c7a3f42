import type { JWK } from "jose";
import type { ClientRow, Moment } from "../store/tables.ts";

/** The accepted signature algorithms. All are asymmetric, so that only the holder of the private key can sign. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** How far the clock of a client may differ, in seconds. */
const TOLERANCE = 30;

/** What an assertion must be like. */
export interface AssertionRules {
  /** The accepted audiences. */
  readonly audience: readonly string[];
  readonly now: Moment;
  /** The accepted signature algorithms. By default all asymmetric ones. */
  readonly algorithms?: readonly string[];
  readonly requiredClaims?: readonly string[];
}

/**
 * Returns why a JWT is not a valid assertion of the client for this server (RFC 7523, section 3); undefined if it is valid.
 */
export async function findAssertionProblem(
  { client_id, public_key }: Pick<ClientRow, "client_id" | "public_key">,
  assertion: string,
  { audience, now, ...rules }: AssertionRules,
): Promise<string | undefined> {
  if (public_key === null) return "no public key is registered for the client";
  // Loaded on demand, because few clients use assertions.
  const { createLocalJWKSet, errors, jwtVerify } = await import("jose");
  const key: JWK = JSON.parse(public_key);
  try {
    await jwtVerify(assertion, createLocalJWKSet({ keys: [key] }), {
      algorithms: [...(rules.algorithms ?? algorithms)],
      issuer: client_id,
      subject: client_id,
      audience: [...audience],
      requiredClaims: ["exp", ...(rules.requiredClaims ?? [])],
      clockTolerance: TOLERANCE,
      currentDate: new Date(now),
    });
    return undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return error.message;
    throw error;
  }
}
