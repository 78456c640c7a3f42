import { decodeFilter } from "./filter-text.ts";
import { type ListParameters, toParameters } from "./list-parameters.ts";
import type { ListQuery } from "./list-query.ts";
import type { ListTable } from "./list-table.ts";

/**
 * Writes the parameters of a list as the query of a URL, without the question mark: `fields` once, with commas between;
 * `filter` once for each condition. Commas that separate stay as they are; those in values are percent-encoded, like all
 * else.
 *
 * @throws QueryError when a condition is not one.
 *
 * @example
 * ```ts
 * import { encodeParameters } from "@chekt/partner-query";
 *
 * encodeParameters({ fields: ["site_id", "name"], filter: ["name,a,b,eq"] });
 * // "fields=site_id,name&filter=name,a%2Cb,eq"
 * ```
 */
export function encodeParameters(parameters: {
  readonly [Name in keyof ListParameters]: ListParameters[Name] | undefined;
}): string {
  return Object.entries(parameters)
    .flatMap(([name, value]: [string, string | number | string[] | undefined]) => {
      const values = [value ?? []].flat();
      // The parts of a condition are in the order in which they are written.
      const lists: (string | number)[][] =
        name === "filter"
          ? values.map((text): string[] => Object.values(decodeFilter(String(text))))
          : values.length > 0
            ? [values]
            : [];
      return lists.map((list) => `${name}=${list.map(encodeURIComponent).join(",")}`);
    })
    .join("&");
}

/**
 * Checks a query, and writes it as the query of a URL, without the question mark.
 *
 * @throws QueryError when the query names a column that the list does not have, or a value or an operator that does not
 *   fit the column.
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
