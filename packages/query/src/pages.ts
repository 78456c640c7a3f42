import type { IterationQuery } from "./iteration-query.ts";
import { checkCount, type ListParameters, toParameters } from "./list-parameters.ts";
import type { Selected } from "./list-query.ts";
import { type Field, type ListTable, nameOf } from "./list-table.ts";
import { QueryError } from "./query-error.ts";
import { walk } from "./walk.ts";

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
 * @param fetchPage asks for one page, with the parameters that it is given.
 * @throws QueryError at once, when the query does not fit the list.
 * @throws PagingError while reading, when the server does not do as asked; and whatever `fetchPage` throws.
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
  fetchPage: FetchPage<ListTable, object>,
  query: Readonly<Record<string, unknown>> = {},
  options: IterationOptions = {},
): AsyncGenerator<object[], void, undefined> {
  const { mode, pageSize = 100, prefetch, ...list } = query;
  const {
    fields = [],
    filter = [],
    sort = table.key,
    dir = "asc",
    limit,
    offset,
  } = toParameters<ListTable>(table, list);
  if (limit !== undefined || offset !== undefined) throw new QueryError("limit, offset: set pageSize instead");
  const counting = mode === "offset";
  const anchor = nameOf(table, sort);
  if (!counting && table.columns[anchor]?.nullable === true) {
    throw new QueryError(`sort: ${sort} may be null: use mode "offset"`, sort);
  }
  // Without these there is no finding the next page. None selected means all, and all have them.
  const added = new Set(fields.length > 0 ? [table.key, anchor] : []);
  for (const field of fields) added.delete(nameOf(table, field));
  const base = { fields: [...fields, ...added], filter, sort, dir, limit: checkCount("pageSize", pageSize, 1) };
  return readPages();

  async function* readPages(): AsyncGenerator<object[], void, undefined> {
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, options.signal ?? left.signal]);
    const found = walk(table, base, counting, async (page) => {
      signal.throwIfAborted();
      return fetchPage(page, { signal });
    });
    let coming: ReturnType<typeof found.next> | undefined;
    try {
      for (;;) {
        const { done, value } = await (coming ?? found.next());
        if (done === true) return;
        if (prefetch === true) {
          coming = found.next();
          // The reader may stop, and never hear of it.
          coming.catch(() => {});
        }
        if (value.length > 0) yield value.map((row) => without(row, added));
      }
    } finally {
      // The reader may have left while the next page was under way.
      left.abort();
    }
  }
}

function without(row: object, columns: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.has(name)));
}
