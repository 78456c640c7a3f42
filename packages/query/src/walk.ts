import { encodeFilter } from "./filter-text.ts";
import type { ListParameters } from "./list-parameters.ts";
import type { Operator } from "./operator.ts";
import { compare, type Value } from "./order.ts";
import { PagingError } from "./paging-error.ts";

/** What all pages ask for. `limit` is the size of a page. */
export type PageParameters = Required<Omit<ListParameters, "offset">>;

/** A row, as far as the paging knows it. */
export type AnyRow = Readonly<Record<string, Value | null>>;

/** Asks for one page. */
export type ReadPage = (page: ListParameters) => Promise<readonly AnyRow[]>;

/**
 * Reads a list page by page: by counting rows, or by keyset.
 *
 * By keyset, each page comes after the last value of the one before. Rows with the same value may stand on both sides
 * of the end of a page, in any order: so those with its last value are read along the key, and the next page begins
 * after that value. What a server has left behind does not come back, whatever its collation.
 *
 * A server may give fewer rows than it is asked for, but it gives as many each time: a page is the last one when it has
 * fewer rows than an earlier one, or none. `longest` is how many it has given at a time so far.
 *
 * @throws PagingError when the server does not skip, filter or sort as asked: rows would be missing, or come for ever.
 */
export async function* walk(
  key: string,
  base: PageParameters,
  counting: boolean,
  read: ReadPage,
  longest = 0,
): AsyncGenerator<readonly AnyRow[], void, undefined> {
  const { limit, sort, filter, dir } = base;
  const ascending = dir === "asc";
  const anchor = counting ? key : sort;
  const isUnique = anchor === key;
  let values: Value[] = [];
  /** What does not come again: values of the page before, and of this one; by counting, all keys so far. */
  const passed = new Set(values);
  // It is in no order with anything.
  let last: Value = Number.NaN;
  let offset = 0;
  let page: ListParameters = counting ? { ...base, offset } : base;
  const by = (operator: Operator): PageParameters => ({
    ...base,
    filter: [...filter, encodeFilter(sort, last, operator)],
  });
  const blame = (parameter: string, value: Value, before: Value): never => {
    throw new PagingError(`The server ignores ${parameter}: ${anchor} ${value} came after ${before}`);
  };
  for (;;) {
    const rows = await read(page);
    values = rows.map((row) => valueOf(row, anchor));
    const isOld = values.every((value) => passed.has(value));
    // No rows are the end. So is the same short page again: a mock has no other, whatever it is asked for.
    if (isOld && rows.length < limit) return;
    let before: Value = last;
    for (const value of values) {
      const order = ascending ? compare(before, value) : compare(value, before);
      // Without an order of their own, neighbours may be equal, and rows with equal values come in any order.
      if (isUnique || order !== 0) passed.add(before);
      // By counting, rows come again when others have come before them; but not all rows of a page.
      if (counting ? isOld || (before !== last && sort === key && order > 0) : order > 0 || passed.has(value)) {
        blame(before !== last ? "sort" : counting ? "offset" : "filter", value, before);
      }
      before = value;
    }
    const known = new Set(rows.map((row) => valueOf(row, key)));
    yield rows;
    if (rows.length < longest) return;
    longest = rows.length;
    last = before;
    if (!counting) passed.clear();
    for (const value of values) passed.add(value);
    page = counting ? { ...base, offset: (offset += longest) } : by(ascending ? "gt" : "lt");
    if (!isUnique) {
      for await (const ties of walk(key, { ...by("eq"), sort: key }, false, read, longest)) {
        yield ties.filter((row) => {
          const value = valueOf(row, anchor);
          if (compare(last, value) !== 0) blame("filter", value, last);
          return !known.has(valueOf(row, key));
        });
      }
    }
  }
}

/** What a row has in a column by which the next page is found. */
function valueOf(row: AnyRow, column: string): Value {
  const value = row[column];
  if (value === undefined || value === null) throw new PagingError(`A row came without ${column}`);
  return value;
}
