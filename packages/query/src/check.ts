import { QueryError } from "./errors.ts";
import type { Column, ListTable } from "./list-table.ts";

/** @throws QueryError saying that a value does not fit the place where it stands. */
export function refuse(where: string, value: unknown, expected: string, column?: string): never {
  throw new QueryError(`${where}: ${JSON.stringify(value)} is not ${expected}`, column);
}

/**
 * Returns a value as one of the options.
 *
 * @param what names the value in the error: `column in filter`.
 * @throws QueryError when it is not among them.
 */
export function parseOption<Option extends string>(
  what: string,
  value: unknown,
  options: readonly Option[],
  column?: string,
): Option {
  const found = options.find((option) => option === value);
  if (found) return found;
  throw new QueryError(`Unknown ${what}: ${JSON.stringify(value)}. Use one of: ${options.join(", ")}`, column);
}

/** Checks a value and returns it as the API expects it. `name` is the parameter. */
export type Check = (value: unknown, name: string) => unknown;

/** Returns a check for integers that are not below a minimum. */
export function integerFrom(minimum: number): Check {
  return (value, name) =>
    Number.isSafeInteger(value) && Number(value) >= minimum ? value : refuse(name, value, `an integer >= ${minimum}`);
}

/** Returns the column name of a field: `name` for `sites.name`. */
export function parseField(table: ListTable, field: string): string {
  const prefix = `${table.table}.`;
  return field.startsWith(prefix) ? field.slice(prefix.length) : field;
}

/**
 * Finds the column of a field.
 *
 * @param where the parameter that holds the field.
 * @throws QueryError when the column is unknown.
 */
export function findColumn(table: ListTable, where: string, field: unknown): [field: string, column: Column] {
  const text = String(field);
  const name = parseOption(`column in ${where}`, parseField(table, text), Object.keys(table.columns), text);
  return [text, table.columns[name] as Column];
}

/** Whether a value is an object with named properties: not an array, and not a Date. */
export function isPlainObject(value: unknown): value is object {
  return {}.toString.call(value) === "[object Object]";
}

/** Whether a value is a Date, including one of another realm, where `instanceof` fails. */
export function isDate(value: unknown): value is Date {
  return {}.toString.call(value) === "[object Date]";
}
