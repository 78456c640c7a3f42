import { type Column, type ListTable, nameOf } from "./list-table.ts";
import { QueryError } from "./query-error.ts";

/**
 * Makes sure that a field is one of the list's, and finds its column. `where` says in which parameter it stands.
 *
 * @throws QueryError when it is not.
 */
export function checkField(table: ListTable, where: string, field: unknown): [field: string, column: Column] {
  const { columns } = table;
  const text = String(field);
  const name = nameOf(table, text);
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column !== undefined) return [text, column];
  throw new QueryError(`${where}: no column "${text}" in ${table.table}: ${Object.keys(columns).join(", ")}`, text);
}
