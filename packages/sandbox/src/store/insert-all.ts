import type { Insertable } from "kysely";
import type { Database, Tables } from "./tables.ts";

/** The maximum number of values per statement. SQLite accepts 32,766, PostgreSQL 65,535. */
const VALUES = 5000;

/** Inserts any number of rows, which must all have the same columns. */
export async function insertAll<Table extends keyof Tables>(
  db: Database,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  const step = Math.floor(VALUES / Math.max(columns, 1));
  for (let start = 0; start < rows.length; start += step) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + step))
      .execute();
  }
}
