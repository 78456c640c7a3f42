import type { ListTable } from "./list-table.ts";

/** Where the rows of a list come from, and which of them the caller may see. */
export interface ListSource {
  readonly table: ListTable;
  /** The table of the rows, in SQL. */
  readonly from: string;
  /** What is joined to it, in SQL. */
  readonly join?: string;
  /** Qualifies a column: `site.name`. */
  readonly place: (column: string) => string;
  /** The column with a unique index, besides the key. */
  readonly unique: string;
  /** The columns with an index that is sorted by the column and then by the key. */
  readonly indexed: readonly string[];
  /** The column values that all visible rows share. */
  readonly scope: Readonly<Record<string, string | number>>;
}
