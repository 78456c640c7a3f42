import { insertAll } from "../store/insert-all.ts";
import type { Database, Tables } from "../store/tables.ts";

/** The tables that make up the data of a workspace. Credentials, faults and snapshots are not part of it. */
type RowTable =
  | "dealers"
  | "connections"
  | "monitoring_stations"
  | "sites"
  | "contacts"
  | "devices"
  | "verifications"
  | "counters";

/** In the order in which foreign keys allow inserting. */
const tables: readonly RowTable[] = [
  "dealers",
  "connections",
  "monitoring_stations",
  "sites",
  "contacts",
  "devices",
  "verifications",
  "counters",
];

/** All rows of a workspace, by table. */
export type WorkspaceRows = { readonly [Table in RowTable]: readonly Tables[Table][] };

/** Reads all rows of a workspace. */
export async function readRows(db: Database, workspace: string): Promise<WorkspaceRows> {
  const entries: [string, object[]][] = [];
  for (const table of tables) {
    entries.push([table, await db.selectFrom(table).selectAll().where("workspace", "=", workspace).execute()]);
  }
  return Object.fromEntries(entries) as unknown as WorkspaceRows;
}

/** Deletes all rows of a workspace. */
export async function clearRows(db: Database, workspace: string): Promise<void> {
  // The other tables are deleted by cascade.
  for (const table of ["dealers", "counters", "idempotency_keys"] as const) {
    await db.deleteFrom(table).where("workspace", "=", workspace).execute();
  }
}

/** Inserts rows into an empty workspace. */
export async function writeRows(db: Database, rows: WorkspaceRows): Promise<void> {
  for (const table of tables) await insertAll(db, table, rows[table]);
}
