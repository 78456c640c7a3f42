import {
  each,
  encodeParameters,
  encodeQuery,
  type FetchPage,
  type Field,
  type IterationQuery,
  type ListQuery,
  type ListTable,
  pages,
  type Selected,
} from "@chekt/partner-query";
import { type PathKey, type Scope, takeWhere, type Where } from "./bound.ts";
import type { Call } from "./call.ts";
import { callOperation } from "./core.ts";
import { lists } from "./generated/lists.ts";
import type { CallOptions } from "./transport.ts";

/** The operations that are lists. */
export type ListId = keyof typeof lists;

/** The table of a list. */
export type TableOf<Id extends ListId> = (typeof lists)[Id];

/** Reads one page: `fields` selects columns, and the type of the rows has just those. */
export type ListMethod<Id extends ListId, Row, Bound extends PathKey> = <
  const Fields extends Field<TableOf<Id>> = never,
>(
  ...args: [...where: Where<Id, Bound>, query?: ListQuery<TableOf<Id>, Fields>, options?: CallOptions]
) => Call<Selected<Row, Fields>[]>;

/** Reads all rows, one by one. */
export type EachMethod<Id extends ListId, Row, Bound extends PathKey> = <
  const Fields extends Field<TableOf<Id>> = never,
>(
  ...args: [...where: Where<Id, Bound>, query?: IterationQuery<TableOf<Id>, Fields>, options?: CallOptions]
) => AsyncGenerator<Selected<Row, Fields>, void, undefined>;

/** Reads all rows, page by page. */
export type PagesMethod<Id extends ListId, Row, Bound extends PathKey> = <
  const Fields extends Field<TableOf<Id>> = never,
>(
  ...args: [...where: Where<Id, Bound>, query?: IterationQuery<TableOf<Id>, Fields>, options?: CallOptions]
) => AsyncGenerator<Selected<Row, Fields>[], void, undefined>;

/** The three ways to read a list. */
export interface ListMethods<Id extends ListId, Row, Bound extends PathKey> {
  readonly list: ListMethod<Id, Row, Bound>;
  readonly each: EachMethod<Id, Row, Bound>;
  readonly pages: PagesMethod<Id, Row, Bound>;
}

export function listMethods<Id extends ListId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  id: Id,
): ListMethods<Id, Row, Bound> {
  return {
    list: listMethod(scope, id),
    each: eachMethod(scope, id),
    pages: pagesMethod(scope, id),
  };
}

function listMethod<Id extends ListId, Row, Bound extends PathKey>(scope: Scope, id: Id): ListMethod<Id, Row, Bound> {
  const table: ListTable = lists[id];
  return (...args) =>
    callOperation(scope.settings, id, () => {
      const { path, rest } = takeWhere(scope, id, args);
      const [query = {}, options] = rest as [ListQuery<ListTable> | undefined, CallOptions | undefined];
      return { path, search: encodeQuery(table, query), options };
    });
}

export function eachMethod<Id extends ListId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  id: Id,
): EachMethod<Id, Row, Bound> {
  return (...args) => {
    const { fetchPage, query, options } = iteration<Id, Row>(scope, id, args);
    return each(lists[id], fetchPage, query as never, options);
  };
}

function pagesMethod<Id extends ListId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  id: Id,
): PagesMethod<Id, Row, Bound> {
  return (...args) => {
    const { fetchPage, query, options } = iteration<Id, Row>(scope, id, args);
    return pages(lists[id], fetchPage, query as never, options);
  };
}

interface Iteration<Id extends ListId, Row extends object> {
  fetchPage: FetchPage<TableOf<Id>, Row>;
  query: unknown;
  options: CallOptions | undefined;
}

/** Takes apart the arguments of a reading. Each of its pages is a call of its own. */
function iteration<Id extends ListId, Row extends object>(
  scope: Scope,
  id: Id,
  args: readonly unknown[],
): Iteration<Id, Row> {
  const { path, rest } = takeWhere(scope, id, args);
  const [query, options] = rest as [unknown, CallOptions | undefined];
  return {
    fetchPage: (parameters, { signal }) =>
      callOperation<Row[]>(scope.settings, id, () => ({
        path,
        search: encodeParameters(parameters),
        options: { ...options, signal },
      })),
    query,
    options,
  };
}
