import { sql } from "kysely";
import { ApiError } from "../api-error.ts";
import { type MachineClock, readClock } from "../store/clock.ts";
import type { ClientRow, Database, Moment, TokenRow, WorkspaceRow } from "../store/tables.ts";
import { hashSecret } from "./secrets.ts";

/** Who calls, as the token of a request says. */
export interface Caller {
  readonly workspace: string;
  readonly clientId: string;
  readonly clientName: string;
  /** The dealer of the user whose token it is; null for a token of the client itself. */
  readonly userDealerId: number | null;
  /** What the clock of the workspace shows. */
  readonly now: Moment;
  /** Whether any fault is switched on in the workspace. */
  readonly hasFaults: boolean;
  /** How the client stands to the dealer that the request names. */
  readonly reach: "connected" | "not-connected" | "no-such-dealer";
}

/** A token that is known, and what it takes to judge it. */
export type KnownToken = Omit<TokenRow, "token_hash"> &
  Pick<WorkspaceRow, "clock_offset" | "clock_stands" | "fault_count"> & {
    readonly client_name: ClientRow["name"];
    readonly dealer: number | null;
    readonly connected: number | null;
  };

/**
 * The token that a request bears, whatever it is.
 *
 * @throws ApiError 401 when there is none.
 */
export function parseBearer(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new ApiError(401, "The authorization header is missing: send `Authorization: Bearer <access_token>`");
  }
  const token = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new ApiError(401, "The authorization header must read `Bearer <access_token>`");
  }
  return token;
}

/**
 * Looks for the token that a request bears, in one look at the store. Every request does this: so it is written in SQL,
 * which costs a third of what it costs to put the same query together.
 *
 * @param dealerId the dealer in the path, where there is one.
 * @throws ApiError 401 when it bears none, or none that is known.
 */
export async function findToken(
  db: Database,
  authorization: string | undefined,
  dealerId: number | undefined,
): Promise<KnownToken> {
  const token = parseBearer(authorization);
  const { rows } = await sql<KnownToken>`
    SELECT token.workspace, token.client_id, token.user_dealer_id, token.expires_at, token.is_revoked,
      client.name AS client_name, workspace.clock_offset, workspace.clock_stands, workspace.fault_count,
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
  if (!found) throw new ApiError(401, "The access token is unknown: fetch one from POST /oauth/token");
  return found;
}

/** The workspace of a token, whether it still serves or not; undefined where there is none that is known. */
export async function findWorkspaceOfToken(
  db: Database,
  authorization: string | undefined,
): Promise<string | undefined> {
  try {
    return (await findToken(db, authorization, undefined)).workspace;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/**
 * Who calls with a token.
 *
 * @throws ApiError 401 when it does not serve any more.
 */
export function buildCaller(found: KnownToken, machine: MachineClock): Caller {
  if (found.is_revoked) throw new ApiError(401, "The access token was revoked: fetch a new one from POST /oauth/token");
  const now = readClock(found, machine);
  if (found.expires_at <= now) {
    const moment = new Date(found.expires_at).toISOString();
    throw new ApiError(401, `The access token expired at ${moment}: fetch a new one from POST /oauth/token`);
  }
  return {
    workspace: found.workspace,
    clientId: found.client_id,
    clientName: found.client_name,
    userDealerId: found.user_dealer_id,
    now,
    hasFaults: found.fault_count > 0,
    reach: found.connected !== null ? "connected" : found.dealer !== null ? "not-connected" : "no-such-dealer",
  };
}
