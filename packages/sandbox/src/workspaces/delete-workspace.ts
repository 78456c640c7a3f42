import type { Store } from "../store/store.ts";
import type { InTransaction } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";

/** Deletes a workspace with everything in it. */
export async function deleteWorkspace(store: Store, workspace: string): Promise<void> {
  // The other tables are deleted by cascade.
  const work = async (trx: InTransaction): Promise<void> => {
    await trx.deleteFrom("workspaces").where("workspace", "=", workspace).execute();
  };
  await inTransaction(store, workspace, work, "alone");
}
