import type { JWK } from "jose";
import type { Context } from "../context.ts";
import { findAssertionProblem, MAX_ASSERTION } from "../oauth/assertion.ts";
import { describeAudience } from "../oauth/describe-audience.ts";
import { TokenError } from "../oauth/token-error.ts";
import { grantScopes, type KnownClient, respondWithToken } from "../oauth/token-endpoint.ts";
import { issueToken } from "../oauth/tokens.ts";
import type { HandlerResult } from "../operations/call.ts";
import { readClock } from "../store/clock.ts";
import type { Database } from "../store/tables.ts";
import { findKeyId } from "./public-key.ts";

/** The form field with which machines authenticate. */
export const MACHINE_CREDENTIALS = "client_assertion";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The longest lifetime of an assertion, in seconds, as in CHeKT's sample. */
const MAX_LIFETIME = 300;

/** What the token request of a machine must match. */
export interface MachineTokenRules {
  /** The accepted `aud`s of the assertion, with a final slash. */
  readonly issuers: readonly string[];
  /** The accepted `audience` of the request. */
  readonly audience: string;
  /** The lifetime of the token, in seconds. */
  readonly ttl: number;
}

/**
 * Handles the token request of a machine: an assertion, and the audience that the token is for.
 *
 * @throws TokenError if it is rejected.
 */
export async function createMachineToken(
  { store, machine }: Context,
  form: URLSearchParams,
  client: KnownClient | undefined,
  { issuers, audience, ttl }: MachineTokenRules,
): Promise<HandlerResult> {
  const assertion = form.get(MACHINE_CREDENTIALS);
  if (assertion === null) {
    throw new TokenError(
      "invalid_client",
      `client_assertion is required: this server accepts no client_secret for client_credentials, only a signed JWT.`,
    );
  }
  if (form.get("client_assertion_type") !== ASSERTION_TYPE) {
    throw new TokenError("invalid_request", `client_assertion_type must be ${ASSERTION_TYPE}`);
  }
  if (!client) {
    throw new TokenError(
      "invalid_client",
      "The client is unknown: iss and sub of the assertion must be the client ID.",
    );
  }
  const now = readClock(client, machine);
  const problem = await findProblem(store.db, client, assertion, issuers, now);
  if (problem !== undefined) throw new TokenError("invalid_client", `The assertion is not accepted: ${problem}.`);
  const requested = form.get("audience");
  if (requested !== audience) throw new TokenError("access_denied", describeAudience(requested, audience));
  const { workspace, client_id } = client;
  const scope = grantScopes(client, form.get("scope"));
  const access_token = await issueToken(store.db, { workspace, client_id, user_dealer_id: null, scope }, now, ttl);
  return respondWithToken({ access_token, ttl, scope, namesScopes: true });
}

/** Returns the issuer of an assertion, which is not verified yet. */
export async function findIssuer(assertion: string | null): Promise<string | undefined> {
  return (await decode(assertion))?.claims.iss;
}

interface Decoded {
  readonly header: { readonly kid?: string | undefined };
  readonly claims: {
    readonly iss?: string | undefined;
    readonly aud?: string | string[] | undefined;
    readonly iat?: number | undefined;
    readonly exp?: number | undefined;
  };
}

async function decode(assertion: string | null): Promise<Decoded | undefined> {
  if (assertion === null || assertion.length > MAX_ASSERTION) return undefined;
  const { decodeJwt, decodeProtectedHeader } = await import("jose");
  try {
    const { kid } = decodeProtectedHeader(assertion);
    const claims = decodeJwt(assertion);
    return { header: { kid }, claims: typeof claims.iss === "string" ? claims : { ...claims, iss: undefined } };
  } catch {
    return undefined;
  }
}

/** Returns why an assertion is not like those of CHeKT's sample, if it is not. */
async function findProblem(
  db: Database,
  client: KnownClient,
  assertion: string,
  issuers: readonly string[],
  now: number,
): Promise<string | undefined> {
  const decoded = await decode(assertion);
  if (decoded === undefined) return `it is not a JWT of at most ${MAX_ASSERTION} characters`;
  if (client.public_key === null) return "no public key is registered for the client";
  const key: JWK = JSON.parse(client.public_key);
  const kid = await findKeyId(key);
  if (kid === undefined) return "the registered public key is malformed";
  const { header, claims } = decoded;
  if (header.kid !== kid) return `the kid in its header must be ${kid}`;
  const lifetime = Number(claims.exp) - Number(claims.iat);
  if (lifetime > MAX_LIFETIME) return `it lives for ${lifetime} seconds, and at most ${MAX_LIFETIME} are allowed`;
  const rules = { audience: issuers, now, algorithms: ["RS256"], requiredClaims: ["iat"], maxLifetime: MAX_LIFETIME };
  const problem = await findAssertionProblem(db, client, assertion, rules);
  if (problem === undefined || issuers.some((issuer) => claims.aud === issuer)) return problem;
  return `its aud must be ${issuers[0]}, with the final slash`;
}
