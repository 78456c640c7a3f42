import type { Database } from "../store/tables.ts";
import { hashSecret } from "./secrets.ts";

/**
 * Revokes tokens of a workspace: one, or all there are. Whoever calls with one hears 401 from then on.
 *
 * @returns how many were revoked that were not before.
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
