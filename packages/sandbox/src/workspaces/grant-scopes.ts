import { joinScopes } from "../oauth/scopes.ts";
import type { Database } from "../store/tables.ts";

/**
 * Sets which scopes the clients of a workspace may use, from the next request on, even with tokens issued before.
 *
 * @param scopes null for all.
 * @throws RangeError if one is unknown.
 */
export async function grantScopes(db: Database, workspace: string, scopes: readonly string[] | null): Promise<void> {
  const granted_scopes = joinScopes(scopes);
  await db.updateTable("workspaces").set({ granted_scopes }).where("workspace", "=", workspace).execute();
}
