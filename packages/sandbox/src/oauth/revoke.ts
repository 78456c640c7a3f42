import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { hashSecret } from "./secrets.ts";

/**
 * Revokes one access token of a workspace, or all of them. Requests with a revoked token are rejected with 401. The codes and
 * refresh tokens of the same sign-in, or all of them, cannot be exchanged any longer.
 *
 * @returns the number of access tokens that were not revoked before.
 */
export async function revokeTokens(store: Store, workspace: string, token?: string): Promise<number> {
  return inTransaction(store, workspace, async (trx) => {
    if (token === undefined) {
      await trx.deleteFrom("grants").where("workspace", "=", workspace).execute();
    } else {
      const family = trx
        .selectFrom("tokens")
        .select("family")
        .where("workspace", "=", workspace)
        .where("token_hash", "=", hashSecret(token));
      await trx.deleteFrom("grants").where("workspace", "=", workspace).where("family", "in", family).execute();
    }
    let update = trx
      .updateTable("tokens")
      .set({ is_revoked: 1 })
      .where("workspace", "=", workspace)
      .where("is_revoked", "=", 0);
    if (token !== undefined) update = update.where("token_hash", "=", hashSecret(token));
    const { numUpdatedRows } = await update.executeTakeFirst();
    return Number(numUpdatedRows);
  });
}

/** Revokes all access tokens of a sign-in, and its code and refresh tokens. */
export async function revokeFamily(db: Database, family: string): Promise<void> {
  await db.updateTable("tokens").set({ is_revoked: 1 }).where("family", "=", family).execute();
  await db.deleteFrom("grants").where("family", "=", family).where("used_at", "is", null).execute();
}
