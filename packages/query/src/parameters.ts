import { type Check, findColumn, integerFrom, isPlainObject, parseOption, refuse } from "./check.ts";
import { decodeFilter, type FilterCondition, parseConditions } from "./filter.ts";
import type { Direction, ListQuery } from "./list-query.ts";
import type { Field, ListTable } from "./list-table.ts";

/** The query parameters of a list, before they are written as text. */
export interface ListParameters<Table extends ListTable = ListTable> {
  fields?: Field<Table>[];
  /** The conditions that each row must meet. */
  filter?: FilterCondition[];
  sort?: Field<Table>;
  dir?: Direction;
  limit?: number;
  offset?: number;
}

/**
 * Checks a query and returns it as the parameters of the API.
 *
 * @throws QueryError when the query names an unknown column, or a value or an operator that does not fit the column. The
 *   compiler reports the same; this is for plain JavaScript.
 */
export function toParameters<Table extends ListTable>(table: Table, query: ListQuery<Table>): ListParameters<Table>;
export function toParameters(table: ListTable, query: object): ListParameters {
  return checkQuery(table, query, { limit: integerFrom(1), offset: integerFrom(0) });
}

/** A query that fits its list. */
interface CheckedQuery extends ListParameters {
  mode?: "keyset" | "offset";
  pageSize?: number;
  prefetch?: boolean;
}

/**
 * Checks a query. Ignores what is undefined.
 *
 * @param more the checks of parameters beside `fields`, `filter`, `sort` and `dir`.
 * @throws QueryError when the query does not fit the list.
 */
export function checkQuery(table: ListTable, query: object, more: Readonly<Record<string, Check>>): CheckedQuery;
export function checkQuery(table: ListTable, query: object, more: Readonly<Record<string, Check>>): object {
  const checks: Record<string, Check> = {
    fields: (value, name) => [...new Set([value].flat().map((field: unknown) => findColumn(table, name, field)[0]))],
    filter: (value, name) =>
      isPlainObject(value)
        ? Object.entries(value).flatMap(([field, condition]: [string, unknown]) =>
            parseConditions(field, findColumn(table, name, field)[1], condition),
          )
        : refuse(name, value, "an object"),
    sort: (value, name) => findColumn(table, name, value)[0],
    dir: (value, name) => parseOption(name, value, ["asc", "desc"]),
    ...more,
  };
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query) as Iterable<[string, unknown]>) {
    if (value !== undefined)
      parameters[name] = checks[parseOption("parameter", name, Object.keys(checks))]?.(value, name);
  }
  return parameters;
}

/** The parameters that `encodeParameters` accepts: conditions may also be text, as `encodeFilter` writes it. */
type EncodableParameters = {
  readonly [Name in keyof ListParameters]: Name extends "filter"
    ? readonly (FilterCondition | string)[] | undefined
    : ListParameters[Name] | undefined;
};

/**
 * Writes the parameters of a list as the query string of a URL, without the question mark: `fields` once, separated by
 * commas; `filter` once per condition. Separating commas stay as they are; commas in values are percent-encoded.
 *
 * @throws QueryError when a condition in text form has no comma.
 *
 * @example
 * ```ts
 * import { encodeParameters } from "@chekt/partner-query";
 *
 * encodeParameters({ fields: ["site_id", "name"], filter: ["name,a,b,eq"] });
 * // "fields=site_id,name&filter=name,a%2Cb,eq"
 * ```
 */
export function encodeParameters(parameters: EncodableParameters): string {
  return Object.entries(parameters)
    .flatMap(([name, value = []]) => {
      const values = [value].flat();
      const lists = name === "filter" ? values.map(splitCondition) : values.length > 0 ? [values] : [];
      return lists.map((list) => `${name}=${list.map((part: unknown) => encodeURIComponent(String(part))).join(",")}`);
    })
    .join("&");
}

/** The parts of a condition, in the order in which they are written. */
function splitCondition(condition: FilterCondition | string | number): string[] {
  const { column, value, operator } = typeof condition === "object" ? condition : decodeFilter(String(condition));
  return [column, value, operator];
}

/**
 * Checks a query and writes it as the query string of a URL, without the question mark.
 *
 * @throws QueryError when the query names an unknown column, or a value or an operator that does not fit the column.
 *
 * @example
 * ```ts
 * import { encodeQuery, type ListTable } from "@chekt/partner-query";
 *
 * const sites = {
 *   table: "sites",
 *   key: "site_id",
 *   columns: { site_id: { type: "integer" }, name: { type: "string" }, is_activated: { type: "integer" } },
 * } as const satisfies ListTable;
 *
 * encodeQuery(sites, { fields: ["site_id", "name"], filter: { is_activated: 1 }, limit: 50 });
 * // "fields=site_id,name&filter=is_activated,1,eq&limit=50"
 * ```
 */
export function encodeQuery<Table extends ListTable>(table: Table, query: ListQuery<Table>): string {
  return encodeParameters(toParameters(table, query));
}
