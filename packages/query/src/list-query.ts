import type {
  Column,
  ColumnName,
  ColumnType,
  Field,
  KeysetField,
  ListTable,
  NameOf,
  OffsetField,
} from "./list-table.ts";

/** The direction of an order: ascending or descending. */
export type Direction = "asc" | "desc";

/** A value that a filter compares a column with. A `Date` is sent as ISO 8601 in UTC; timestamp strings are sent as given. */
export type ValueOf<Type extends ColumnType> = Type extends "integer" | "number"
  ? number
  : Type extends "boolean"
    ? boolean
    : Type extends "timestamp"
      ? string | Date
      : string;

type Ordered<Value> = {
  readonly [Operator in "lt" | "lte" | "gt" | "gte"]?: Value | readonly Value[] | undefined;
};

interface Equal<Value> {
  /** A single value: a row cannot be equal to two, and it must meet all conditions. */
  readonly eq?: Value | undefined;
  readonly neq?: Value | readonly Value[] | undefined;
}

interface Matching {
  /** A regular expression in the server's syntax. */
  readonly regex?: string | readonly string[] | undefined;
}

type Conditions<Type extends ColumnType> = Equal<ValueOf<Type>> &
  (Type extends "boolean" ? unknown : Ordered<ValueOf<Type>>) &
  (Type extends "string" ? Matching : unknown);

/** The conditions on one column: a value it must equal, or values by operator. */
export type Condition<Type extends ColumnType> = ValueOf<Type> | Conditions<Type>;

// A conditional type, so that compiler messages list the columns instead of naming this type.
/** The conditions that each row must meet, by column and operator. Undefined conditions are ignored. */
export type Filter<Table extends ListTable> = Table extends ListTable
  ? { readonly [Name in ColumnName<Table>]?: ConditionOn<Table, Name> } & QualifiedFilter<Table>
  : never;

/** The same conditions with qualified columns: `{ "sites.name": "Headquarters" }`. */
export type QualifiedFilter<Table extends ListTable> = {
  readonly [Name in ColumnName<Table> as `${Table["table"]}.${Name}`]?: ConditionOn<Table, Name>;
};

type ConditionOn<Table extends ListTable, Name extends ColumnName<Table>> = Table["columns"][Name] extends Column
  ? Condition<Table["columns"][Name]["type"]> | undefined
  : never;

/**
 * A query for one page of a list. `Fields` are the selected columns; `never` selects all.
 *
 * @example
 * ```ts
 * import type { ListQuery, ListTable } from "@chekt/partner-query";
 *
 * const sites = {
 *   table: "sites",
 *   key: "site_id",
 *   columns: { site_id: { type: "integer" }, name: { type: "string" }, is_activated: { type: "integer" } },
 * } as const satisfies ListTable;
 *
 * const query: ListQuery<typeof sites> = {
 *   fields: ["site_id", "name"],
 *   filter: { is_activated: 1, name: { regex: "^Gang" }, site_id: { gte: 10, neq: [12, 13] } },
 *   sort: "name",
 *   dir: "desc",
 *   limit: 50,
 * };
 * ```
 */
export interface ListQuery<Table extends ListTable, Fields extends Field<Table> = Field<Table>> {
  /**
   * The columns to return.
   *
   * @default all columns
   */
  readonly fields?: readonly Fields[] | undefined;
  /** The conditions that each row must meet. */
  readonly filter?: Filter<Table> | undefined;
  /**
   * The column to sort by.
   *
   * @default the key column
   */
  readonly sort?: Field<Table> | undefined;
  /** @default "asc" */
  readonly dir?: Direction | undefined;
  /** The maximum number of rows to return. By default, the server decides. */
  readonly limit?: number | undefined;
  /**
   * The number of rows to skip.
   *
   * @default 0
   */
  readonly offset?: number | undefined;
}

/**
 * A query that reads a list from its first row to its last. `Fields` are the selected columns; `never` selects all.
 */
export type IterationQuery<Table extends ListTable, Fields extends Field<Table> = Field<Table>> = {
  /**
   * The columns to return. Columns that pagination needs are requested as well, and removed from the rows again.
   *
   * @default all columns
   */
  readonly fields?: readonly Fields[] | undefined;
  /** The conditions that each row must meet. */
  readonly filter?: Filter<Table> | undefined;
  /** @default "asc" */
  readonly dir?: Direction | undefined;
  /**
   * The number of rows to request per page. The server may return fewer.
   *
   * @default 100
   */
  readonly pageSize?: number | undefined;
  /**
   * Whether to request the next page while you process the current one.
   *
   * @default false
   */
  readonly prefetch?: boolean | undefined;
} & (
  | {
      /**
       * How to find the next page. `keyset` continues after the last row read, so rows that are created or deleted
       * meanwhile cause neither duplicates nor gaps. `offset` counts rows, which drifts when rows are created or deleted;
       * it remembers the keys it has read, to detect a server that repeats rows forever.
       *
       * @default "keyset"
       */
      readonly mode?: "keyset" | undefined;
      /**
       * The column to sort by. For any column but the key, each page takes a second request, for rows with equal values.
       *
       * @default the key column
       */
      readonly sort?: KeysetField<Table> | undefined;
    }
  | {
      readonly mode: "offset";
      /**
       * The column to sort by.
       *
       * @default the key column
       */
      readonly sort?: KeysetField<Table> | OffsetField<Table> | undefined;
    }
);

/** The columns of a row that `fields` selects. */
export type Selected<Row, Fields> = [Fields] extends [never] ? Row : Pick<Row, Extract<NameOf<Fields>, keyof Row>>;
