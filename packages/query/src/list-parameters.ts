import { checkField } from "./check-field.ts";
import { conditionsOn, isPlainObject } from "./conditions.ts";
import type { Direction, ListQuery } from "./list-query.ts";
import type { Field, ListTable } from "./list-table.ts";
import { oneOf, refuse } from "./query-error.ts";

/** The query parameters of a list, as the API has them. */
export interface ListParameters<Table extends ListTable = ListTable> {
  fields?: Field<Table>[];
  /** Conditions as `encodeFilter` writes them. */
  filter?: string[];
  sort?: Field<Table>;
  dir?: Direction;
  limit?: number;
  offset?: number;
}

/**
 * Checks a query, and writes it as the parameters of the API.
 *
 * @throws QueryError when the query names a column that the list does not have, or a value or an operator that does not
 *   fit the column. The compiler says the same; this is for plain JavaScript.
 */
export function toParameters<Table extends ListTable>(table: Table, query: ListQuery<Table>): ListParameters<Table>;
export function toParameters(table: ListTable, query: object): object {
  return checkQuery(table, query, { limit: countFrom(1), offset: countFrom(0) });
}

/** Returns a value as the API has it. `name` says where it stands. */
type Check = (value: unknown, name: string) => unknown;

/** A query that fits its list. */
interface CheckedQuery extends ListParameters {
  mode?: "keyset" | "offset";
  pageSize?: number;
  prefetch?: boolean;
}

/**
 * Checks a query. `more` has the checks of what it may say beside `fields`, `filter`, `sort` and `dir`. What is undefined
 * is left out.
 *
 * @throws QueryError when the query does not fit the list.
 */
export function checkQuery(table: ListTable, query: object, more: Readonly<Record<string, Check>>): CheckedQuery;
export function checkQuery(table: ListTable, query: object, more: Readonly<Record<string, Check>>): object {
  const checks: Record<string, Check> = {
    fields: (value, name) => [...new Set([value].flat().map((field: unknown) => checkField(table, name, field)[0]))],
    filter: (value, name) =>
      isPlainObject(value)
        ? Object.entries(value).flatMap(([field, condition]: [string, unknown]) =>
            conditionsOn(field, checkField(table, name, field)[1], condition),
          )
        : refuse(name, value, "an object"),
    sort: (value, name) => checkField(table, name, value)[0],
    dir: (value, name) => oneOf(name, value, ["asc", "desc"]),
    ...more,
  };
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query) as Iterable<[string, unknown]>) {
    if (value !== undefined) parameters[name] = checks[oneOf("query", name, Object.keys(checks))]?.(value, name);
  }
  return parameters;
}

/** The check of a value that counts something: a whole number that is not too small. */
export function countFrom(least: number): Check {
  return (value, name) =>
    Number.isSafeInteger(value) && Number(value) >= least ? value : refuse(name, value, `an integer from ${least}`);
}
