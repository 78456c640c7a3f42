import { compare, type Value } from "./compare.ts";
import { PagingError } from "./errors.ts";
import type { Operator } from "./filter.ts";
import type { ListParameters } from "./parameters.ts";

/** The parameters that all pages share. `limit` is the page size. */
export type PageParameters = Required<Omit<ListParameters, "offset">>;

/** A row, as far as pagination knows it. */
export type AnyRow = Readonly<Record<string, Value | null>>;

/** Requests one page. */
export type ReadPage = (page: ListParameters) => Promise<readonly AnyRow[]>;

/**
 * Reads a list page by page, by keyset or by offset.
 *
 * By keyset, each page starts after the last value of the page before. Rows with equal values may stand on both sides of
 * a page's end, in any order, so all rows with the last value are read by key before the next page. Rows that a server
 * has passed never repeat, whatever its collation.
 *
 * A server may return fewer rows than requested, but the same number each time: a page is the last one when it is empty
 * or has fewer rows than an earlier page.
 *
 * @param longest the longest page so far.
 * @throws PagingError when the server ignores offset, filter or sort, so that rows would be missing or repeat forever.
 */
export async function* walk(
  key: string,
  base: PageParameters,
  byOffset: boolean,
  read: ReadPage,
  longest = 0,
): AsyncGenerator<readonly AnyRow[], void, undefined> {
  const { limit, sort, filter, dir } = base;
  const ascending = dir === "asc";
  const anchor = byOffset ? key : sort;
  const isUnique = anchor === key;
  let values: Value[] = [];
  /** Values that must not repeat: those of this page and the one before; by offset, all keys so far. */
  const passed = new Set(values);
  // NaN compares as neither before nor after any value.
  let last: Value = Number.NaN;
  let offset = 0;
  let page: ListParameters = byOffset ? { ...base, offset } : base;
  const fromLast = (operator: Operator): PageParameters => ({
    ...base,
    filter: [...filter, { column: sort, value: String(last), operator }],
  });
  const refuse = (parameter: string, value: Value, before: Value): never => {
    throw new PagingError(`The server ignores ${parameter}: ${anchor} ${value} came after ${before}`);
  };
  for (;;) {
    const rows = await read(page);
    values = rows.map((row) => readValue(row, anchor));
    const isRepeat = values.every((value) => passed.has(value));
    // An empty page is the end. So is a repeated short page: a mock returns the same page to every request.
    if (isRepeat && rows.length < limit) return;
    let before: Value = last;
    for (const value of values) {
      const order = ascending ? compare(before, value) : compare(value, before);
      // Unless the column is unique, neighbors may be equal, and rows with equal values have no fixed order.
      if (isUnique || order !== 0) passed.add(before);
      // By offset, rows repeat when others are created before them, but never all rows of a page.
      if (byOffset ? isRepeat || (before !== last && sort === key && order > 0) : order > 0 || passed.has(value)) {
        refuse(before !== last ? "sort" : byOffset ? "offset" : "filter", value, before);
      }
      before = value;
    }
    const known = new Set(rows.map((row) => readValue(row, key)));
    yield rows;
    if (rows.length < longest) return;
    longest = rows.length;
    last = before;
    if (!byOffset) passed.clear();
    for (const value of values) passed.add(value);
    page = byOffset ? { ...base, offset: (offset += longest) } : fromLast(ascending ? "gt" : "lt");
    if (!isUnique) {
      for await (const ties of walk(key, { ...fromLast("eq"), sort: key }, false, read, longest)) {
        yield ties.filter((row) => {
          const value = readValue(row, anchor);
          if (compare(last, value) !== 0) refuse("filter", value, last);
          return !known.has(readValue(row, key));
        });
      }
    }
  }
}

/** Reads the value by which the next page is found. */
function readValue(row: AnyRow, column: string): Value {
  const value = row[column];
  if (value === undefined || value === null) throw new PagingError(`The server omitted ${column}`);
  return value;
}
