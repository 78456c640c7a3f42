import { type Column, type ListTable, nameOf } from "./list-table.ts";
import { oneOf } from "./query-error.ts";

/**
 * Makes sure that a field is one of the list's, and finds its column. `where` says in which parameter it stands.
 *
 * @throws QueryError when it is not.
 */
export function checkField(table: ListTable, where: string, field: unknown): [field: string, column: Column] {
  const text = String(field);
  const name = oneOf(where, nameOf(table, text), Object.keys(table.columns), text);
  return [text, table.columns[name] as Column];
}
