import type { IterationQuery } from "./iteration-query.ts";
import { checkQuery, countFrom, type ListParameters } from "./list-parameters.ts";
import type { Selected } from "./list-query.ts";
import { type Field, type ListTable, nameOf } from "./list-table.ts";
import { oneOf } from "./query-error.ts";
import { type AnyRow, walk } from "./walk.ts";

/** Asks for one page of a list. The rows are whole ones, or have the columns in `fields`. */
export type FetchPage<Table extends ListTable, Row extends object> = (
  parameters: ListParameters<Table>,
  options: { readonly signal: AbortSignal },
) => Promise<readonly Row[]>;

/** What may be said of one reading of a list. */
export interface IterationOptions {
  /** Ends the reading: the request under way, and the loop with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a list from its first row to its last, row by row: every row that is there throughout comes exactly once, even
 * when others come and go meanwhile (see `mode`).
 *
 * A server may give fewer rows than it is asked for. So the list ends with an empty page, or with one that is shorter
 * than an earlier one: a list that fits into one short page takes a second request, and one or two more by another column
 * than the key.
 *
 * @param fetchPage asks for one page, with the parameters that it is given.
 * @throws QueryError at once, when the query does not fit the list.
 * @throws PagingError while reading, when the server ignores the filter, the sort or the offset, so that rows would be
 *   missing or come for ever; and whatever `fetchPage` throws.
 *
 * @example
 * ```ts
 * import { each, encodeParameters, type ListTable } from "@chekt/partner-query";
 *
 * const sites = {
 *   table: "sites",
 *   key: "site_id",
 *   columns: { site_id: { type: "integer" }, name: { type: "string" }, is_activated: { type: "integer" } },
 * } as const satisfies ListTable;
 *
 * interface Site {
 *   site_id: number;
 *   name: string;
 *   is_activated: number;
 * }
 *
 * async function namesOfActiveSites(): Promise<string[]> {
 *   const names: string[] = [];
 *   const active = each(
 *     sites,
 *     async (parameters, { signal }): Promise<Site[]> => {
 *       const url = `https://api.chekt.com/partner/v1/dealers/42/sites?${encodeParameters(parameters)}`;
 *       const response = await fetch(url, { signal, headers: { authorization: "Bearer an-access-token" } });
 *       return response.json();
 *     },
 *     { fields: ["name"], filter: { is_activated: 1 } },
 *   );
 *   for await (const site of active) names.push(site.name);
 *   return names;
 * }
 * ```
 */
export function each<Table extends ListTable, Row extends object, const Fields extends Field<Table> = never>(
  table: Table,
  fetchPage: FetchPage<Table, Row>,
  query?: IterationQuery<Table, Fields>,
  options?: IterationOptions,
): AsyncGenerator<Selected<Row, Fields>, void, undefined> {
  return rowsOf(pages(table, fetchPage, query, options));
}

async function* rowsOf<Row>(all: AsyncGenerator<Row[], void, undefined>): AsyncGenerator<Row, void, undefined> {
  for await (const rows of all) yield* rows;
}

/**
 * Reads a list from its first row to its last, like `each`, but page by page. Pages are not empty; they may be shorter
 * than `pageSize`.
 *
 * @throws QueryError at once, when the query does not fit the list.
 * @throws PagingError while reading, when the server does not do as asked; and whatever `fetchPage` throws.
 */
export function pages<Table extends ListTable, Row extends object, const Fields extends Field<Table> = never>(
  table: Table,
  fetchPage: FetchPage<Table, Row>,
  query?: IterationQuery<Table, Fields>,
  options?: IterationOptions,
): AsyncGenerator<Selected<Row, Fields>[], void, undefined>;
export function pages(
  table: ListTable,
  fetchPage: FetchPage<ListTable, AnyRow>,
  query: Readonly<Record<string, unknown>> = {},
  options: IterationOptions = {},
): AsyncGenerator<object[], void, undefined> {
  const {
    filter = [],
    sort = table.key,
    dir = "asc",
    pageSize: limit = 100,
    prefetch,
    fields = [],
    mode,
  } = checkQuery(table, query, {
    mode: (value, name) => oneOf(name, value, ["keyset", "offset"]),
    pageSize: countFrom(1),
    prefetch: Boolean,
  });
  const counting = mode === "offset";
  // No filter finds the rows that have null.
  const keysets = Object.keys(table.columns).filter((name) => counting || !table.columns[name]?.nullable);
  const anchor = oneOf('sort without mode "offset"', nameOf(table, sort), keysets, sort);
  const names = fields.map((field) => nameOf(table, field));
  // Without the key and the anchor there is no finding the next page. None selected means all, and all have them.
  const wanted = names.length > 0 ? [...new Set(names.concat(table.key, anchor))] : [];
  const base = { fields: wanted, filter, sort: anchor, dir, limit };
  return readPages();

  async function* readPages(): AsyncGenerator<object[], void, undefined> {
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, options.signal ?? left.signal]);
    const found = walk(table.key, base, counting, async (page) => {
      signal.throwIfAborted();
      return fetchPage(page, { signal });
    });
    let coming: ReturnType<typeof found.next> | undefined;
    try {
      for (;;) {
        const { done, value } = await (coming ?? found.next());
        if (done) return;
        if (prefetch) {
          coming = found.next();
          // The reader may stop, and never hear of it.
          coming.catch(() => {});
        }
        if (value.length === 0) continue;
        yield value.map((row) =>
          names.length > 0 ? Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))) : row,
        );
      }
    } finally {
      // The reader may have left while the next page was under way.
      left.abort();
    }
  }
}
