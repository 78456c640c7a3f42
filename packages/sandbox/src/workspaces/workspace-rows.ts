import { insertAll } from "../store/insert-all.ts";
import type { CounterName } from "../store/store.ts";
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

/** The counter of faults. They are not part of the data, so neither are their IDs. */
const FAULTS: CounterName = "fault";

/** Reads the data of a workspace. */
export async function readRows(db: Database, workspace: string): Promise<WorkspaceRows> {
  const entries: [string, object[]][] = [];
  for (const table of tables) {
    entries.push([table, await db.selectFrom(table).selectAll().where("workspace", "=", workspace).execute()]);
  }
  return Object.fromEntries(entries) as unknown as WorkspaceRows;
}

/** Deletes the data of a workspace, and its idempotency keys. */
export async function clearRows(db: Database, workspace: string): Promise<void> {
  // The other tables are deleted by cascade.
  for (const table of ["dealers", "idempotency_keys"] as const) {
    await db.deleteFrom(table).where("workspace", "=", workspace).execute();
  }
  await db.deleteFrom("counters").where("workspace", "=", workspace).where("name", "!=", FAULTS).execute();
}

/** Inserts the data of a workspace that has none. */
export async function writeRows(db: Database, rows: WorkspaceRows): Promise<void> {
  const counters = rows.counters.filter(({ name }) => name !== FAULTS);
  for (const table of tables) await insertAll(db, table, table === "counters" ? counters : rows[table]);
}
