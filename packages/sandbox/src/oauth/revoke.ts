import type { Database } from "../store/tables.ts";
import { hashSecret } from "./secrets.ts";

/**
 * Revokes one access token of a workspace, or all of them. Requests with a revoked token are rejected with 401.
 *
 * @returns the number of tokens that were not revoked before.
 */
export async function revokeTokens(db: Database, workspace: string, token?: string): Promise<number> {
  let update = db
    .updateTable("tokens")
    .set({ is_revoked: 1 })
    .where("workspace", "=", workspace)
    .where("is_revoked", "=", 0);
  if (token !== undefined) update = update.where("token_hash", "=", hashSecret(token));
  const { numUpdatedRows } = await update.executeTakeFirst();
  return Number(numUpdatedRows);
}
