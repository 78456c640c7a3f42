import type { ListTable } from "../lists/list-table.ts";
import { isoTimestamp, zonelessTimestamp } from "./timestamps.ts";

/** Writes rows of a table as the API answers them, with the given columns. */
export function rowWriter(
  table: ListTable,
  fields: readonly string[] = Object.keys(table.columns),
): (row: object) => Record<string, unknown> {
  // Sites have the form without an offset, all else the one with it: both are in use, and both are to be read.
  const timestamp = table.table === "sites" ? zonelessTimestamp : isoTimestamp;
  const columns = fields.map((name) => ({ name, isMoment: table.columns[name]?.type === "timestamp" }));
  return (row) => {
    const values = row as Readonly<Record<string, unknown>>;
    const shown: Record<string, unknown> = {};
    for (const { name, isMoment } of columns) {
      const value = values[name];
      shown[name] = isMoment ? timestamp(Number(value)) : value;
    }
    return shown;
  };
}
