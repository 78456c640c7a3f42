import type { Direction, Filter } from "./list-query.ts";
import type { Field, KeysetField, ListTable } from "./list-table.ts";

/** What a list is read for, from its first row to its last. `Fields` are the columns that are selected; none means all. */
export type IterationQuery<Table extends ListTable, Fields extends Field<Table> = Field<Table>> = {
  /**
   * The columns to return. Those that the paging needs are asked for as well, and taken out of the rows again.
   *
   * @default all columns
   */
  readonly fields?: readonly Fields[] | undefined;
  /** The conditions that each row meets. */
  readonly filter?: Filter<Table> | undefined;
  /** @default "asc" */
  readonly dir?: Direction | undefined;
  /**
   * How many rows to ask for at a time. The server may give fewer.
   *
   * @default 100
   */
  readonly pageSize?: number | undefined;
  /**
   * Whether to ask for the next page while you deal with this one.
   *
   * @default false
   */
  readonly prefetch?: boolean | undefined;
} & (
  | {
      /**
       * How to find the next page. `keyset`: after the last row seen, so that rows that come and go in between neither
       * repeat nor hide others. `offset`: by counting, which drifts when rows come and go. It keeps the keys that it has
       * read, to find out a server that gives the same rows for ever.
       *
       * @default "keyset"
       */
      readonly mode?: "keyset" | undefined;
      /**
       * The column to order by. By another one than the key, each page takes a second request, for rows with the same
       * value.
       *
       * @default the key column
       */
      readonly sort?: KeysetField<Table> | undefined;
    }
  | {
      readonly mode: "offset";
      /**
       * The column to order by.
       *
       * @default the key column
       */
      readonly sort?: Field<Table> | undefined;
    }
);
