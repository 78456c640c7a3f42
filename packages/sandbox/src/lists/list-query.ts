import { ApiError } from "../api-error.ts";
import type { Parameters } from "../description/validate.ts";
import { type Condition, parseFilter } from "./filter.ts";
import { findColumn, type ListTable } from "./list-table.ts";

/** The query of a list request, with its defaults filled in. */
export interface ListQuery {
  /** The columns of the returned rows, in this order. */
  readonly fields: readonly string[];
  readonly conditions: readonly Condition[];
  readonly sort: string;
  readonly dir: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

/** The default `limit` of the description. */
const LIMIT = 100;

/** The most filters of a request, and the most characters of all its regular expressions. */
const MAX_FILTERS = 20;
const MAX_PATTERNS = 1000;

/**
 * Checks the columns of a query and parses its filters. The schemas know only patterns, so this gives better messages.
 *
 * @throws ApiError 400 that names the invalid column, operator or value.
 */
export function checkListQuery(table: ListTable, query: URLSearchParams): Condition[] {
  for (const fields of query.getAll("fields")) {
    for (const field of fields.split(",")) checkColumn(table, "fields", field);
  }
  for (const sort of query.getAll("sort")) checkColumn(table, "sort", sort);
  const filters = query.getAll("filter");
  if (filters.length > MAX_FILTERS) {
    throw new ApiError(400, `The query has ${filters.length} filters. Send at most ${MAX_FILTERS}.`, "filter");
  }
  const conditions = filters.map((filter) => parseFilter(table, filter));
  const patterns = conditions.flatMap((condition) => (condition.operator === "regex" ? [condition.pattern] : []));
  if (patterns.join("").length > MAX_PATTERNS) {
    const message = `The regular expressions in filter are longer than ${MAX_PATTERNS} characters in total`;
    throw new ApiError(400, message, "filter");
  }
  return conditions;
}

function checkColumn(table: ListTable, parameter: string, name: string): void {
  if (findColumn(table, name) !== undefined) return;
  const columns = Object.keys(table.columns).join(", ");
  throw new ApiError(400, `Unknown column "${name}" in ${parameter}. Columns of ${table.table}: ${columns}`, parameter);
}

/** Builds the query of a list from its validated parameters and parsed filters. */
export function readListQuery(table: ListTable, parameters: Parameters, conditions: readonly Condition[]): ListQuery {
  const {
    fields = [],
    sort = table.key,
    dir = "asc",
    limit = LIMIT,
    offset = 0,
  } = parameters as {
    fields?: string[];
    sort?: string;
    dir?: "asc" | "desc";
    limit?: number;
    offset?: number;
  };
  const selected = fields.length > 0 ? fields : Object.keys(table.columns);
  return {
    fields: [...new Set(selected.map((field) => findColumn(table, field) ?? field))],
    conditions,
    sort: findColumn(table, sort) ?? sort,
    dir,
    limit,
    offset: Math.min(offset, Number.MAX_SAFE_INTEGER),
  };
}
