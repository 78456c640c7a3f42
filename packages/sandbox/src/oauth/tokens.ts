import type { Database, GrantRow, Moment } from "../store/tables.ts";
import { hashSecret, newSecret } from "./secrets.ts";

/** Whose token it is to be. */
export interface TokenOwner {
  readonly workspace: string;
  readonly client_id: string;
  /** The dealer of the user, for a user's token. */
  readonly user_dealer_id: number | null;
}

/** For how long after its end a token is still known, so that it can be called expired: a day. */
const REMEMBERED = 24 * 60 * 60 * 1000;

/** Makes an access token. */
export async function issueToken(db: Database, owner: TokenOwner, now: Moment, ttl: number): Promise<string> {
  const token = newSecret();
  await db
    .deleteFrom("tokens")
    .where("client_id", "=", owner.client_id)
    .where("expires_at", "<", now - REMEMBERED)
    .execute();
  await db
    .insertInto("tokens")
    .values({ ...owner, token_hash: hashSecret(token), expires_at: now + ttl * 1000, is_revoked: 0 })
    .execute();
  return token;
}

/** Makes a secret that can be exchanged for tokens once: a code, or a refresh token. */
export async function issueGrant(
  db: Database,
  grant: Omit<GrantRow, "grant_hash" | "expires_at">,
  now: Moment,
  ttl: number,
): Promise<string> {
  const secret = newSecret();
  // What nobody came for in time is of no use any more.
  await db.deleteFrom("grants").where("client_id", "=", grant.client_id).where("expires_at", "<=", now).execute();
  await db
    .insertInto("grants")
    .values({ ...grant, grant_hash: hashSecret(secret), expires_at: now + ttl })
    .execute();
  return secret;
}
