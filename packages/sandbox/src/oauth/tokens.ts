import type { Database, Moment } from "../store/tables.ts";
import { hashOf, newSecret } from "./secrets.ts";

/** Whose token it is to be. */
export interface TokenOwner {
  readonly workspace: string;
  readonly client_id: string;
  /** The dealer of the user, for a user's token. */
  readonly user_dealer_id: number | null;
}

/** For how long after its end a token is still known, so that it can be called expired: a day. */
const REMEMBERED = 24 * 60 * 60 * 1000;

/** For how long a refresh token serves: 90 days. */
const REFRESH = 90 * 24 * 60 * 60 * 1000;

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
    .values({ ...owner, token_hash: hashOf(token), expires_at: now + ttl * 1000, is_revoked: 0 })
    .execute();
  return token;
}

/** Makes a refresh token. */
export async function issueRefreshToken(
  db: Database,
  owner: TokenOwner & { readonly user_dealer_id: number },
  now: Moment,
): Promise<string> {
  const token = newSecret();
  await db
    .insertInto("grants")
    .values({
      ...owner,
      grant_hash: hashOf(token),
      kind: "refresh",
      redirect_uri: null,
      code_challenge: null,
      expires_at: now + REFRESH,
    })
    .execute();
  return token;
}
