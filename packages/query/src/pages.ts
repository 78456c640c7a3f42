import { integerFrom, parseField, parseOption } from "./check.ts";
import type { IterationQuery, Selected } from "./list-query.ts";
import type { Field, ListTable } from "./list-table.ts";
import { checkQuery, type ListParameters } from "./parameters.ts";
import { type AnyRow, walk } from "./walk.ts";

/** Requests one page of a list. The rows have all columns, or at least those in `fields`. */
export type FetchPage<Table extends ListTable, Row extends object> = (
  parameters: ListParameters<Table>,
  options: { readonly signal: AbortSignal },
) => Promise<readonly Row[]>;

/** Options for reading a list. */
export interface IterationOptions {
  /** Aborts the request in flight, and rejects the iteration with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a list from its first row to its last, row by row. Every row that exists throughout is returned exactly once,
 * even while other rows are created and deleted (see `mode`).
 *
 * A server may return fewer rows than requested. So the list ends with an empty page, or with one that is shorter than an
 * earlier one: a list that fits on one short page takes a second request, and one or two more when sorted by another
 * column than the key.
 *
 * @param fetchPage requests one page with the given parameters.
 * @throws QueryError synchronously, when the query does not fit the list.
 * @throws PagingError while reading, when the server ignores the filter, the sort or the offset, so that rows would be
 *   missing or repeat forever; and whatever `fetchPage` throws.
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
  return flatten(pages(table, fetchPage, query, options));
}

async function* flatten<Row>(all: AsyncGenerator<Row[], void, undefined>): AsyncGenerator<Row, void, undefined> {
  for await (const rows of all) yield* rows;
}

/**
 * Reads a list from its first row to its last, like `each`, but page by page. Pages are never empty, but may be shorter
 * than `pageSize`.
 *
 * @throws QueryError synchronously, when the query does not fit the list.
 * @throws PagingError while reading, when the server ignores the parameters; and whatever `fetchPage` throws.
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
    mode: (value, name) => parseOption(name, value, ["keyset", "offset"]),
    pageSize: integerFrom(1),
    prefetch: Boolean,
  });
  const byOffset = mode === "offset";
  // Rows with null match no filter, so keyset pagination would miss them.
  const sortable = Object.keys(table.columns).filter((name) => byOffset || !table.columns[name]?.nullable);
  const anchor = parseOption("sort for keyset pagination", parseField(table, sort), sortable, sort);
  const names = fields.map((field) => parseField(table, field));
  // Finding the next page takes the key and the sort column. Without a selection, rows have all columns.
  const requested = names.length > 0 ? [...new Set(names.concat(table.key, anchor))] : [];
  const base = { fields: requested, filter, sort: anchor, dir, limit };
  return readPages();

  async function* readPages(): AsyncGenerator<object[], void, undefined> {
    const stopped = new AbortController();
    const signal = AbortSignal.any([stopped.signal, options.signal ?? stopped.signal]);
    const batches = walk(table.key, base, byOffset, async (page) => {
      signal.throwIfAborted();
      return fetchPage(page, { signal });
    });
    let next: ReturnType<typeof batches.next> | undefined;
    try {
      for (;;) {
        const { done, value } = await (next ?? batches.next());
        if (done) return;
        if (prefetch) {
          next = batches.next();
          // The consumer may stop before awaiting it.
          next.catch(() => {});
        }
        if (value.length === 0) continue;
        yield value.map((row) =>
          names.length > 0 ? Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))) : row,
        );
      }
    } finally {
      // The consumer may have stopped while the next page was in flight.
      stopped.abort();
    }
  }
}
