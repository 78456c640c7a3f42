import { checkField } from "./check-field.ts";
import { conditionsOn } from "./conditions.ts";
import type { Direction, ListQuery } from "./list-query.ts";
import type { Field, ListTable } from "./list-table.ts";
import { QueryError } from "./query-error.ts";

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
export function toParameters(table: ListTable, query: object): ListParameters {
  const parameters: ListParameters = {};
  for (const [name, value] of Object.entries(query) as Iterable<[string, unknown]>) {
    if (value === undefined) continue;
    if (name === "fields" && Array.isArray(value)) {
      parameters.fields = [...new Set(value.map((field: unknown) => checkField(table, name, field)[0]))];
    } else if (name === "filter" && typeof value === "object" && value !== null) {
      parameters.filter = Object.entries(value).flatMap(([field, condition]: [string, unknown]) =>
        conditionsOn(field, checkField(table, name, field)[1], condition),
      );
    } else if (name === "sort") {
      parameters.sort = checkField(table, name, value)[0];
    } else if (name === "dir" && (value === "asc" || value === "desc")) {
      parameters.dir = value;
    } else if (name === "limit" || name === "offset") {
      parameters[name] = checkCount(name, value, name === "limit" ? 1 : 0);
    } else {
      throw new QueryError(`${name}: ${JSON.stringify(value)} does not fit`);
    }
  }
  return parameters;
}

/**
 * Makes sure that a value counts something.
 *
 * @throws QueryError when it is not a whole number, or too small.
 */
export function checkCount(name: string, value: unknown, least: number): number {
  const count = Number(value);
  if (Number.isSafeInteger(value) && count >= least) return count;
  throw new QueryError(`${name}: ${String(value)} is not an integer from ${least}`);
}
