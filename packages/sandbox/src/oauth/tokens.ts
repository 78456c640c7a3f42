import type { Database, GrantRow, Moment } from "../store/tables.ts";
import type { ScopeList } from "./scopes.ts";
import { hashSecret, newSecret } from "./secrets.ts";

/** Whom a token is issued to. */
export interface TokenOwner {
  readonly workspace: string;
  readonly client_id: string;
  /** The dealer of the user, for a user token; null for a client token. */
  readonly user_dealer_id: number | null;
  /** The scopes of the token, separated by spaces; null for all. */
  readonly scope: ScopeList;
  /** Identifies the sign-in of the user. */
  readonly family?: string | null;
}

/** How long expired tokens and used grants are kept, so that they are reported as such rather than unknown: one day. */
const REMEMBERED = 24 * 60 * 60 * 1000;

/** Issues an access token. */
export async function issueToken(db: Database, owner: TokenOwner, now: Moment, ttl: number): Promise<string> {
  const token = newSecret();
  await db
    .deleteFrom("tokens")
    .where("client_id", "=", owner.client_id)
    .where("expires_at", "<", now - REMEMBERED)
    .execute();
  await db
    .insertInto("tokens")
    .values({ family: null, ...owner, token_hash: hashSecret(token), expires_at: now + ttl * 1000, is_revoked: 0 })
    .execute();
  return token;
}

/** The most codes, and the most refresh tokens, that a client may have. Anyone can request a code. */
const MAX_GRANTS = 1000;

/** How many of the oldest are deleted at once. */
const BATCH = 100;

/** Issues a secret that can be exchanged for tokens once: an authorization code, or a refresh token. */
export async function issueGrant(
  db: Database,
  grant: Omit<GrantRow, "grant_hash" | "used_at" | "expires_at">,
  now: Moment,
  ttl: number,
): Promise<string> {
  const secret = newSecret();
  const { client_id, kind } = grant;
  // Deletes what has expired or was used long ago, and the oldest above the maximum, so that the table does not grow.
  await db
    .deleteFrom("grants")
    .where("client_id", "=", client_id)
    .where((row) => row.or([row("expires_at", "<=", now), row("used_at", "<=", now - REMEMBERED)]))
    .execute();
  await db
    .deleteFrom("grants")
    .where("grant_hash", "in", (eb) =>
      eb
        .selectFrom("grants")
        .select("grant_hash")
        .where((of) => of.and({ client_id, kind }))
        .orderBy("expires_at", "desc")
        .limit(BATCH)
        .offset(MAX_GRANTS - 1),
    )
    .execute();
  await db
    .insertInto("grants")
    .values({ ...grant, grant_hash: hashSecret(secret), used_at: null, expires_at: now + ttl })
    .execute();
  return secret;
}
