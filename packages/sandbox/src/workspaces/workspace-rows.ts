import { insertAll } from "../store/insert-all.ts";
import type { Database, Tables } from "../store/tables.ts";

/** What a workspace is about. Who may call, what is to fail and what was kept of it before are no part of it. */
type RowTable =
  | "dealers"
  | "connections"
  | "monitoring_stations"
  | "sites"
  | "contacts"
  | "devices"
  | "verifications"
  | "counters";

/** In the order in which they can be written: what others refer to comes first. */
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

/** Takes all rows of a workspace away. */
export async function clearRows(db: Database, workspace: string): Promise<void> {
  // All else goes with the dealers.
  for (const table of ["dealers", "counters"] as const) {
    await db.deleteFrom(table).where("workspace", "=", workspace).execute();
  }
}

/** Writes rows into a workspace that has none. */
export async function writeRows(db: Database, rows: WorkspaceRows): Promise<void> {
  for (const table of tables) await insertAll(db, table, rows[table]);
}
