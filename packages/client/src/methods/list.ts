import {
  each,
  type FetchPage,
  type Field,
  type IterationQuery,
  type ListQuery,
  type ListTable,
  pages,
  type Selected,
  toParameters,
} from "@chekt/partner-query";
import { type Lists, lists } from "../generated/lists.ts";
import { type Call, callOperation } from "../http/call.ts";
import type { CallOptions } from "../http/transport.ts";
import { createMethod, type PathKey, type Scope, splitPathParameters, type Where } from "./bound.ts";

/** The operations that return a list. */
export type ListId = keyof Lists;

/** The table of a list. */
export type TableOf<Id extends ListId> = Lists[Id];

/** Returns one page: `fields` selects the columns, which narrows the type of the rows. */
export type ListMethod<Id extends ListId, Row, Bound extends PathKey> = <const Fields extends Field<Lists[Id]> = never>(
  ...args: [...where: Where<Id, Bound>, query?: ListQuery<Lists[Id], Fields>, options?: CallOptions]
) => Call<Selected<Row, Fields>[]>;

/** Reads all rows, one by one. */
export type EachMethod<Id extends ListId, Row, Bound extends PathKey> = <const Fields extends Field<Lists[Id]> = never>(
  ...args: [...where: Where<Id, Bound>, query?: IterationQuery<Lists[Id], Fields>, options?: CallOptions]
) => AsyncGenerator<Selected<Row, Fields>, void, undefined>;

/** Reads all rows, page by page. */
export type PagesMethod<Id extends ListId, Row, Bound extends PathKey> = <
  const Fields extends Field<Lists[Id]> = never,
>(
  ...args: [...where: Where<Id, Bound>, query?: IterationQuery<Lists[Id], Fields>, options?: CallOptions]
) => AsyncGenerator<Selected<Row, Fields>[], void, undefined>;

/** The methods that read a list. */
export interface ListMethods<Id extends ListId, Row, Bound extends PathKey> {
  readonly list: ListMethod<Id, Row, Bound>;
  readonly each: EachMethod<Id, Row, Bound>;
  readonly pages: PagesMethod<Id, Row, Bound>;
}

export function listMethods<Id extends ListId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): ListMethods<Id, Row, Bound> {
  return {
    list: listMethod(scope, operation),
    each: eachMethod(scope, operation),
    pages: pagesMethod(scope, operation),
  };
}

function listMethod<Id extends ListId, Row, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): ListMethod<Id, Row, Bound> {
  const table: ListTable = lists[operation];
  return createMethod(scope, operation, (rest) => {
    const [query = {}, options] = rest as [ListQuery<ListTable> | undefined, CallOptions | undefined];
    return { query: toParameters(table, query), options };
  });
}

export function eachMethod<Id extends ListId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): EachMethod<Id, Row, Bound> {
  return (...args) => {
    const { fetchPage, query, options } = readIteration<Id, Row>(scope, operation, args);
    return each(lists[operation], fetchPage, query as never, options);
  };
}

function pagesMethod<Id extends ListId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): PagesMethod<Id, Row, Bound> {
  return (...args) => {
    const { fetchPage, query, options } = readIteration<Id, Row>(scope, operation, args);
    return pages(lists[operation], fetchPage, query as never, options);
  };
}

interface Iteration<Id extends ListId, Row extends object> {
  fetchPage: FetchPage<Lists[Id], Row>;
  query: unknown;
  options: CallOptions | undefined;
}

/** Reads the arguments of an iteration. Each page is a separate call. */
function readIteration<Id extends ListId, Row extends object>(
  scope: Scope,
  operation: Id,
  args: readonly unknown[],
): Iteration<Id, Row> {
  const { path, rest } = splitPathParameters(scope, operation, args);
  const [query, options] = rest as [unknown, CallOptions | undefined];
  return {
    fetchPage: (parameters, { signal }) =>
      callOperation<Row[]>(scope.settings, operation, {
        path,
        query: parameters,
        options: { priority: "low", ...options, signal },
      }),
    query,
    options,
  };
}
