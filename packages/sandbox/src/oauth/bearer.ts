import { sql } from "kysely";
import { ApiError } from "../api-error.ts";
import { type MachineClock, readClock } from "../store/clock.ts";
import type { ClientRow, Database, Moment, TokenRow, WorkspaceRow } from "../store/tables.ts";
import type { ScopeList } from "./scopes.ts";
import { hashSecret } from "./secrets.ts";

/** The caller of a request, as identified by its access token. */
export interface Caller {
  readonly workspace: string;
  readonly clientId: string;
  readonly clientName: string;
  /** The dealer of the user, for a user token; null for a client token. */
  readonly userDealerId: number | null;
  /** The scopes of the token, and those that the client may use at present. Null for all. */
  readonly scopes: readonly ScopeList[];
  /** The current time of the workspace's clock. */
  readonly now: Moment;
  /** Whether the workspace has any injected faults. */
  readonly hasFaults: boolean;
  /** Whether the client is connected to the dealer in the path. */
  readonly reach: "connected" | "not-connected" | "no-such-dealer";
}

/** An issued token, with what is needed to check it. */
export type KnownToken = Omit<TokenRow, "token_hash"> &
  Pick<
    WorkspaceRow,
    "clock_offset" | "clock_stands" | "fault_count" | "rate_limit" | "error_format" | "granted_scopes"
  > & {
    readonly client_name: ClientRow["name"];
    readonly dealer: number | null;
    readonly connected: number | null;
  };

/**
 * Extracts the bearer token of a request.
 *
 * @throws ApiError 401 if it is missing or malformed.
 */
export function parseBearer(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new ApiError(401, "The authorization header is missing. Send `Authorization: Bearer <access_token>`.");
  }
  const token = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new ApiError(401, "The authorization header is invalid. Send `Authorization: Bearer <access_token>`.");
  }
  return token;
}

/**
 * Finds the access token of a request, and everything needed to check it, in a single query. It runs for every request, so
 * its SQL is written by hand: that takes a third of the time of building the same query.
 *
 * @param dealerId the dealer in the path, if there is one.
 * @throws ApiError 401 if the token is missing or unknown.
 */
export async function findToken(
  db: Database,
  authorization: string | undefined,
  dealerId: number | undefined,
): Promise<KnownToken> {
  const token = parseBearer(authorization);
  const { rows } = await sql<KnownToken>`
    SELECT token.workspace, token.client_id, token.user_dealer_id, token.expires_at, token.is_revoked, token.scope,
      client.name AS client_name, workspace.clock_offset, workspace.clock_stands, workspace.fault_count,
      workspace.rate_limit, workspace.error_format, workspace.granted_scopes,
      dealer.dealer_id AS dealer, connection.dealer_id AS connected
    FROM tokens AS token
    JOIN clients AS client ON client.client_id = token.client_id
    JOIN workspaces AS workspace ON workspace.workspace = token.workspace
    LEFT JOIN dealers AS dealer ON dealer.workspace = token.workspace AND dealer.dealer_id = ${dealerId ?? 0}
    LEFT JOIN connections AS connection ON connection.workspace = token.workspace
      AND connection.client_id = token.client_id AND connection.dealer_id = dealer.dealer_id
    WHERE token.token_hash = ${hashSecret(token)}
  `.execute(db);
  const [found] = rows;
  if (!found) throw new ApiError(401, "Access token is unknown. Fetch a new one from POST /oauth/token.");
  return found;
}

/** Returns the workspace of a token, even if it has expired or was revoked; undefined if the token is unknown. */
export async function findTokenWorkspace(db: Database, authorization: string | undefined): Promise<string | undefined> {
  try {
    return (await findToken(db, authorization, undefined)).workspace;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/**
 * Builds the caller of a request from its token.
 *
 * @throws ApiError 401 if the token has expired or was revoked.
 */
export function buildCaller(found: KnownToken, machine: MachineClock): Caller {
  if (found.is_revoked) throw new ApiError(401, "Access token was revoked. Fetch a new one from POST /oauth/token.");
  const now = readClock(found, machine);
  if (found.expires_at <= now) {
    const moment = new Date(found.expires_at).toISOString();
    throw new ApiError(401, `Access token expired at ${moment}. Fetch a new one from POST /oauth/token.`);
  }
  return {
    workspace: found.workspace,
    clientId: found.client_id,
    clientName: found.client_name,
    userDealerId: found.user_dealer_id,
    scopes: [found.scope, found.granted_scopes],
    now,
    hasFaults: found.fault_count > 0,
    reach: found.connected !== null ? "connected" : found.dealer !== null ? "not-connected" : "no-such-dealer",
  };
}
