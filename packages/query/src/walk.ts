import { encodeFilter } from "./filter-text.ts";
import type { ListParameters } from "./list-parameters.ts";
import { type ListTable, nameOf } from "./list-table.ts";
import type { Operator } from "./operator.ts";
import { PagingError } from "./paging-error.ts";

/** What all pages ask for. `limit` is the size of a page. */
export type PageParameters = Required<Omit<ListParameters, "offset">>;

/** Asks for one page. */
export type ReadPage = (page: ListParameters) => Promise<readonly object[]>;

/** A server may give fewer rows than it is asked for; but none gives fewer than this while there are more. */
const FEWEST = 10;

/**
 * Reads a list page by page: by counting rows, or by keyset.
 *
 * By keyset, each page comes after the last value of the one before. Rows with the same value may stand on both sides
 * of the end of a page, in any order: so those with its last value are read along the key, and the next page begins
 * after that value.
 *
 * @throws PagingError when the server does not skip, or filter, as asked: that would go on for ever.
 */
export async function* walk(
  table: ListTable,
  base: PageParameters,
  counting: boolean,
  read: ReadPage,
): AsyncGenerator<readonly object[], void, undefined> {
  const { key } = table;
  const { filter, sort, dir, limit } = base;
  const anchor = counting ? key : nameOf(table, sort);
  // A page is full when it is as long as the longest one before it.
  let longest = Math.min(limit, FEWEST);
  let offset = 0;
  let last: string | number | undefined;
  const filterBy = (operator: Operator): string[] =>
    last === undefined || counting ? filter : [...filter, encodeFilter(sort, last, operator)];
  for (;;) {
    const page = { ...base, filter: filterBy(dir === "asc" ? "gt" : "lt") };
    const rows = await read(counting ? { ...page, offset } : page);
    const values = rows.map((row) => valueOf(row, anchor));
    const end = values.at(-1);
    if (end === undefined) return;
    // Counting may meet a row again when others have come; but the last one only when nothing was skipped.
    if (counting ? end === last : values.some((value) => value === last)) {
      throw new PagingError(`The server ignores ${counting ? "offset" : "filter"}: ${anchor} ${last} came again`);
    }
    yield rows;
    if (rows.length < longest) return;
    longest = rows.length;
    offset += longest;
    last = end;
    if (anchor !== key) {
      const known = new Set(rows.map((row) => valueOf(row, key)));
      for await (const ties of walk(table, { ...base, filter: filterBy("eq"), sort: key, dir: "asc" }, false, read)) {
        yield ties.filter((row) => !known.has(valueOf(row, key)));
      }
    }
  }
}

/** What a row has in a column by which the next page is found. */
function valueOf(row: object, column: string): string | number {
  const value: unknown = Reflect.get(row, column);
  if (typeof value === "string" || typeof value === "number") return value;
  throw new PagingError(`A row came without ${column}`);
}
