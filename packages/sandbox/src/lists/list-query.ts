import { ApiError } from "../api-error.ts";
import type { Parameters } from "../description/validate.ts";
import { type Condition, parseFilter } from "./filter.ts";
import { columnOf, type ListTable } from "./list-table.ts";

/** What a list is asked for, with its defaults filled in. */
export interface ListQuery {
  /** The columns of the rows that come back, in this order. */
  readonly fields: readonly string[];
  readonly conditions: readonly Condition[];
  readonly sort: string;
  readonly dir: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

/** The defaults of the description. */
const LIMIT = 100;

/**
 * Says what is wrong with the columns and filters of a query, better than their schemas could: those only know a
 * pattern.
 *
 * @throws ApiError 400 that names the column, the operator or the value at fault.
 */
export function checkListQuery(table: ListTable, query: URLSearchParams): void {
  for (const field of query.getAll("fields").join(",").split(",")) {
    if (query.has("fields")) checkColumn(table, "fields", field);
  }
  for (const sort of query.getAll("sort")) checkColumn(table, "sort", sort);
  for (const filter of query.getAll("filter")) parseFilter(table, filter);
}

function checkColumn(table: ListTable, parameter: string, name: string): void {
  if (columnOf(table, name) !== undefined) return;
  const columns = Object.keys(table.columns).join(", ");
  throw new ApiError(400, `${parameter}: ${table.table} have no column "${name}", but ${columns}`, parameter);
}

/** Reads the query of a list out of its parameters, which fit their schemas. */
export function listQueryOf(table: ListTable, parameters: Parameters): ListQuery {
  const {
    fields = [],
    filter = [],
    sort = table.key,
    dir = "asc",
    limit = LIMIT,
    offset = 0,
  } = parameters as {
    fields?: string[];
    filter?: string[];
    sort?: string;
    dir?: "asc" | "desc";
    limit?: number;
    offset?: number;
  };
  const selected = fields.length > 0 ? fields : Object.keys(table.columns);
  return {
    fields: [...new Set(selected.map((field) => columnOf(table, field) ?? field))],
    conditions: filter.map((text) => parseFilter(table, text)),
    sort: columnOf(table, sort) ?? sort,
    dir,
    limit,
    offset: Math.min(offset, Number.MAX_SAFE_INTEGER),
  };
}
