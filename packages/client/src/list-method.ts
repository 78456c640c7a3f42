import { encodeQuery, type Field, type ListQuery, type ListTable, type Selected } from "@chekt/partner-query";
import { type PathKey, type Scope, takeWhere, type Where } from "./bound.ts";
import type { Call } from "./call.ts";
import { callOperation } from "./core.ts";
import { lists } from "./generated/lists.ts";
import type { CallOptions } from "./transport.ts";

/** The operations that are lists. */
export type ListId = keyof typeof lists;

/** The table of a list. */
export type TableOf<Id extends ListId> = (typeof lists)[Id];

/**
 * Reads one page of a list: `(where, query, options)`. `fields` selects columns, and the type of the rows has just those.
 *
 * @throws QueryError through the promise, before anything is sent, when the query names what the list does not have.
 */
export type ListMethod<Id extends ListId, Row, Bound extends PathKey> = <
  const Fields extends Field<TableOf<Id>> = never,
>(
  ...args: [...where: Where<Id, Bound>, query?: ListQuery<TableOf<Id>, Fields>, options?: CallOptions]
) => Call<Selected<Row, Fields>[]>;

export function listMethod<Id extends ListId, Row, Bound extends PathKey>(
  scope: Scope,
  id: Id,
): ListMethod<Id, Row, Bound> {
  const table: ListTable = lists[id];
  return (...args) =>
    callOperation(scope.settings, id, () => {
      const { path, rest } = takeWhere(scope, id, args);
      const [query = {}, options] = rest as [ListQuery<ListTable> | undefined, CallOptions | undefined];
      return { path, search: encodeQuery(table, query), options };
    });
}
