import { hash } from "node:crypto";
import { formatAlternatives } from "../alternatives.ts";
import type { Context } from "../context.ts";
import { explain } from "../description/explain.ts";
import { validators } from "../generated/validators.js";
import type { HandlerResult } from "../operations/call.ts";
import { readClock } from "../store/clock.ts";
import type { ClientRow, Database, GrantRow, Moment, WorkspaceRow } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { findAssertionProblem } from "./assertion.ts";
import {
  findMissingScope,
  limitScopes,
  nameScopes,
  parseScopes,
  parseUserScopes,
  type ScopeList,
  splitScopes,
} from "./scopes.ts";
import { hashSecret, isSecret, newSecret } from "./secrets.ts";
import { TokenError } from "./token-error.ts";
import { revokeFamily } from "./revoke.ts";
import { issueGrant, issueToken } from "./tokens.ts";

/** A token request that matches its schema. */
interface TokenRequest {
  readonly grant_type: "client_credentials" | "authorization_code" | "refresh_token";
  readonly client_id: string;
  readonly client_secret?: string;
  readonly client_assertion?: string;
  readonly code?: string;
  readonly redirect_uri?: string;
  readonly code_verifier?: string;
  readonly refresh_token?: string;
  readonly scope?: string;
}

/** A client, with the clock and the granted scopes of its workspace. */
export type KnownClient = ClientRow &
  Pick<WorkspaceRow, "clock_offset" | "clock_stands" | "fault_count" | "granted_scopes">;

/** Compared if the client is unknown, so that this takes as long as for a known one. */
const DUMMY_HASH = hashSecret(newSecret());

/**
 * How long a refresh token may be reused without consequences, in milliseconds: processes that share it may use it at the
 * same moment. All but the first are refused.
 */
const REUSE_TOLERANCE = 10_000;

/** Lifetime of a refresh token, in milliseconds: 90 days. */
const REFRESH_TTL = 90 * 24 * 60 * 60 * 1000;

const grantTypes: readonly string[] = ["client_credentials", "authorization_code", "refresh_token"];

/** Finds the client that a token request names. */
export async function findClient(db: Database, form: URLSearchParams): Promise<KnownClient | undefined> {
  const clientId = form.get("client_id") ?? "";
  // PostgreSQL cannot compare it.
  if (clientId.includes("\0")) return undefined;
  return db
    .selectFrom("clients")
    .innerJoin("workspaces", "workspaces.workspace", "clients.workspace")
    .selectAll("clients")
    .select(["clock_offset", "clock_stands", "fault_count", "granted_scopes"])
    .where("client_id", "=", clientId)
    .executeTakeFirst();
}

/** What differs between the servers that issue tokens. */
export interface TokenRules {
  /** The accepted audiences of a client assertion. */
  readonly audience: readonly string[];
  /** Whether a response always names the scopes, and not only if the token does not have all of them. */
  readonly namesScopes: boolean;
}

/**
 * Handles a token request.
 *
 * @throws TokenError if it is rejected.
 */
export async function createToken(
  { store, machine, tokenTtl }: Context,
  form: URLSearchParams,
  client: KnownClient | undefined,
  { audience, namesScopes }: TokenRules,
): Promise<HandlerResult> {
  const request = readRequest(form);
  const now = client ? readClock(client, machine) : machine();
  if (!client || !(await isClient(store.db, client, request, audience, now))) {
    throw new TokenError("invalid_client", "The client ID is unknown, or its secret or assertion is invalid");
  }
  const { workspace, client_id } = client;
  const outcome = await inTransaction(store, workspace, async (db) => {
    if (request.grant_type === "client_credentials") {
      const scope = grantScopes(client, request.scope);
      const access_token = await issueToken(db, { workspace, client_id, user_dealer_id: null, scope }, now, tokenTtl);
      return respondWithToken({ access_token, ttl: tokenTtl, scope, namesScopes });
    }
    const grant = await takeGrant(db, client_id, request, now);
    if (grant instanceof TokenError) return grant;
    const owner = { workspace, client_id, user_dealer_id: grant.user_dealer_id, family: grant.family };
    const scope = limitScopes(selectUserScopes(grant, request), client.granted_scopes);
    const access_token = await issueToken(db, { ...owner, scope }, now, tokenTtl);
    // RFC 6749, section 6: a new refresh token has the scopes of the old one.
    const refresh = {
      ...owner,
      kind: "refresh",
      redirect_uri: null,
      code_challenge: null,
      scope: grant.scope,
    } as const;
    const refresh_token = await issueGrant(db, refresh, now, REFRESH_TTL);
    return respondWithToken({ access_token, ttl: tokenTtl, scope, namesScopes, refresh_token });
  });
  // Thrown only now, so that a refused code stays used.
  if (outcome instanceof TokenError) throw outcome;
  return outcome;
}

/**
 * Returns the scopes of a new client token: those requested that are granted at present, or all that are granted.
 *
 * @throws TokenError invalid_scope if one is unknown, or if none of them is granted.
 */
export function grantScopes({ granted_scopes }: KnownClient, requested: string | null | undefined): ScopeList {
  const scopes = rejectScopes(() => parseScopes(requested));
  const scope = limitScopes(scopes, granted_scopes);
  if (scopes !== null && scope === "") {
    throw new TokenError("invalid_scope", "None of the requested scopes is granted to this client.");
  }
  return scope;
}

/** The scopes of a user token. A refresh may request fewer than those of the sign-in. */
function selectUserScopes({ kind, scope }: GrantRow, request: TokenRequest): ScopeList {
  if (kind === "code") return scope;
  const requested = rejectScopes(() => parseUserScopes(request.scope));
  const missing = findMissingScope(splitScopes(requested ?? ""), [scope]);
  if (missing !== undefined) {
    throw new TokenError("invalid_scope", `The refresh token does not have the scope "${missing}"`);
  }
  return requested ?? scope;
}

/** @throws TokenError invalid_scope instead of a RangeError. */
function rejectScopes<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new TokenError("invalid_scope", error.message) : error;
  }
}

/** Builds the response with a token (RFC 6749, section 5.1). */
export function respondWithToken(issued: {
  readonly access_token: string;
  /** In seconds. */
  readonly ttl: number;
  readonly scope: ScopeList;
  readonly namesScopes: boolean;
  readonly refresh_token?: string;
}): HandlerResult {
  const { access_token, ttl, scope, namesScopes, refresh_token } = issued;
  const body = {
    access_token,
    token_type: "Bearer",
    expires_in: ttl,
    ...(refresh_token !== undefined && { refresh_token }),
    ...((namesScopes || scope !== null) && { scope: nameScopes(scope) }),
  };
  return { status: 200, body };
}

function readRequest(form: URLSearchParams): TokenRequest {
  const request: Record<string, string> = Object.fromEntries(form);
  const { grant_type } = request;
  if (grant_type === undefined) throw new TokenError("invalid_request", "grant_type is required");
  if (!grantTypes.includes(grant_type)) {
    throw new TokenError(
      "unsupported_grant_type",
      `Unsupported grant_type "${grant_type}". Use ${formatAlternatives(grantTypes)}.`,
    );
  }
  // Validated by the schema of its grant, because the errors of an anyOf mix those of all grants.
  const validate = validators.createToken.alternatives[nameGrant(request)];
  if (!validate?.(request)) {
    const { message } = explain(validate?.errors ?? [], maskSecrets(request), "the token request");
    throw new TokenError("invalid_request", message);
  }
  return request as unknown as TokenRequest;
}

/** The schema of a token request's grant. */
function nameGrant({ grant_type, client_assertion, client_assertion_type }: Readonly<Record<string, string>>): string {
  if (grant_type === "authorization_code") return "AuthorizationCodeGrant";
  if (grant_type === "refresh_token") return "RefreshTokenGrant";
  return client_assertion === undefined && client_assertion_type === undefined
    ? "ClientSecretGrant"
    : "ClientAssertionGrant";
}

const publicNames: ReadonlySet<string> = new Set(["grant_type", "client_id", "redirect_uri", "scope"]);

/** Error messages quote the received values, so masks those that may be secrets. */
function maskSecrets(request: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [name, publicNames.has(name) ? value : "…"]),
  );
}

async function isClient(
  db: Database,
  client: ClientRow | undefined,
  { client_secret, client_assertion }: TokenRequest,
  audience: readonly string[],
  now: Moment,
): Promise<boolean> {
  if (client_assertion !== undefined) {
    return (
      client !== undefined &&
      (await findAssertionProblem(db, client, client_assertion, { audience, now })) === undefined
    );
  }
  // An unknown client must take as long as a wrong secret.
  const isRight = isSecret(client_secret ?? "", client?.secret_hash ?? DUMMY_HASH);
  return client !== undefined && isRight;
}

/**
 * Uses up the code or refresh token of a request, and returns it, or why it is refused. A code is used up even then. If one is
 * used twice, it may have been stolen, so everything that it gave is revoked (RFC 6749, section 4.1.2; RFC 9700, section
 * 4.14.2).
 */
async function takeGrant(
  db: Database,
  client_id: string,
  { grant_type, code, refresh_token, redirect_uri, code_verifier }: TokenRequest,
  now: Moment,
): Promise<GrantRow | TokenError> {
  const kind = grant_type === "authorization_code" ? "code" : "refresh";
  const secret = kind === "code" ? code : refresh_token;
  const grant = await db
    .updateTable("grants")
    .set({ used_at: now })
    .where("grant_hash", "=", hashSecret(secret ?? ""))
    .where("kind", "=", kind)
    .where("client_id", "=", client_id)
    .where("used_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  const name = kind === "code" ? "code" : "refresh_token";
  if (!grant) {
    await revokeIfReused(db, client_id, secret ?? "", now);
    return new TokenError("invalid_grant", `The ${name} is unknown, was already used, or belongs to another client`);
  }
  if (grant.expires_at <= now) return new TokenError("invalid_grant", `The ${name} has expired`);
  if (kind === "refresh") return grant;
  if (grant.redirect_uri !== (redirect_uri ?? null)) {
    return new TokenError("invalid_grant", "redirect_uri differs from that of the authorization request");
  }
  // RFC 7636, section 4.6.
  const challenge = code_verifier === undefined ? null : hash("sha256", code_verifier, "base64url");
  if (challenge !== grant.code_challenge) {
    return new TokenError(
      "invalid_grant",
      "code_verifier does not match the code_challenge of the authorization request",
    );
  }
  return grant;
}

/** Revokes the sign-in of a code or refresh token that was used before. */
async function revokeIfReused(db: Database, client_id: string, secret: string, now: Moment): Promise<void> {
  const used = await db
    .selectFrom("grants")
    .select(["kind", "family", "used_at"])
    .where("grant_hash", "=", hashSecret(secret))
    .where("client_id", "=", client_id)
    .executeTakeFirst();
  if (!used?.family || used.used_at === null) return;
  if (used.kind === "refresh" && now - used.used_at < REUSE_TOLERANCE) return;
  await revokeFamily(db, used.family);
}
