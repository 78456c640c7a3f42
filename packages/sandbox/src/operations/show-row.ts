import type { ListTable } from "../lists/list-table.ts";
import { isoTimestamp, zonelessTimestamp } from "./timestamps.ts";

/** Creates a function that renders rows of a table as the API returns them, with the given columns. */
export function rowWriter(
  table: ListTable,
  fields: readonly string[] = Object.keys(table.columns),
): (row: object) => Record<string, unknown> {
  // The API returns sites with timestamps without an offset, and everything else with one. Clients must read both.
  const timestamp = table.table === "sites" ? zonelessTimestamp : isoTimestamp;
  const columns = fields.map((name) => ({ name, isTimestamp: table.columns[name]?.type === "timestamp" }));
  return (row) => {
    const values = row as Readonly<Record<string, unknown>>;
    const rendered: Record<string, unknown> = {};
    for (const { name, isTimestamp } of columns) {
      const value = values[name];
      rendered[name] = isTimestamp ? timestamp(Number(value)) : value;
    }
    return rendered;
  };
}
