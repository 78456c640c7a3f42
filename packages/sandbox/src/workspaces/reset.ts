import type { SeedName } from "../seeds/seed.ts";
import type { Store } from "../store/store.ts";
import type { Database, InTransaction } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { fillWorkspace } from "./create-workspace.ts";
import { clearRows } from "./workspace-rows.ts";

/**
 * Resets a workspace to the data of a seed, removes its faults and settings, and lets its clock follow the machine's clock again.
 * Credentials, tokens and snapshots stay.
 */
export async function resetWorkspace(store: Store, workspace: string, seed: SeedName): Promise<void> {
  const work = async (trx: InTransaction): Promise<void> => {
    await clearRows(trx, workspace);
    await trx.deleteFrom("faults").where("workspace", "=", workspace).execute();
    await trx
      .updateTable("workspaces")
      .set({
        clock_offset: 0,
        clock_stands: 0,
        fault_count: 0,
        rate_limit: null,
        error_format: null,
        granted_scopes: null,
      })
      .where("workspace", "=", workspace)
      .execute();
    await fillWorkspace(trx, { workspace, seed }, await findClients(trx, workspace));
  };
  await inTransaction(store, workspace, work, "alone");
}

/** Finds the two clients that every workspace has. */
export async function findClients(
  db: Database,
  workspace: string,
): Promise<{ platformPartner: { clientId: string }; dealerApp: { clientId: string } }> {
  const findClientId = async (kind: "platform_partner" | "dealer_app"): Promise<{ clientId: string }> => {
    const { client_id } = await db
      .selectFrom("clients")
      .select("client_id")
      .where("workspace", "=", workspace)
      .where("kind", "=", kind)
      .executeTakeFirstOrThrow();
    return { clientId: client_id };
  };
  return { platformPartner: await findClientId("platform_partner"), dealerApp: await findClientId("dealer_app") };
}
