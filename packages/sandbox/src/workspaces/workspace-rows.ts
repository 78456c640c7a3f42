import { sql } from "kysely";
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

/** The columns of each table that order the rows of a workspace. */
const keys: Readonly<Record<RowTable, readonly string[]>> = {
  dealers: ["dealer_id"],
  connections: ["client_id", "dealer_id"],
  monitoring_stations: ["dealer_id", "monitoring_station_id"],
  sites: ["dealer_id", "site_id"],
  contacts: ["dealer_id", "site_id", "contact_id"],
  devices: ["dealer_id", "site_id", "device_id"],
  verifications: ["dealer_id", "site_id", "verification_id"],
  counters: ["name"],
};

/** How many rows are read at once. */
const BATCH = 2000;

/**
 * Reads the data of a workspace as JSON.
 *
 * @returns undefined if it is longer than a number of characters. Only little more than those is read.
 */
export async function serializeRows(db: Database, workspace: string, maxLength: number): Promise<string | undefined> {
  const parts: string[] = [];
  let length = 0;
  for (const table of tables) {
    const rows: string[] = [];
    for (let offset = 0; ; offset += BATCH) {
      const query = db.selectFrom(table).selectAll().where("workspace", "=", workspace);
      const batch = await keys[table]
        .reduce((ordered, column) => ordered.orderBy(sql.ref(column)), query)
        .limit(BATCH)
        .offset(offset)
        .execute();
      const texts = batch.map((row) => JSON.stringify(row));
      length += texts.reduce((sum, text) => sum + text.length, 0);
      if (length > maxLength) return undefined;
      rows.push(...texts);
      if (batch.length < BATCH) break;
    }
    parts.push(`"${table}":[${rows.join(",")}]`);
  }
  return `{${parts.join(",")}}`;
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
