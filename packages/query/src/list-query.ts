import type { Column, ColumnType, Field, ListTable, NameOf } from "./list-table.ts";

/** The direction of an order: ascending or descending. */
export type Direction = "asc" | "desc";

/** What a filter compares a column with. A `Date` goes as ISO 8601 in UTC; other timestamps go as they are written. */
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
  /** One value: a row cannot be equal to two, since all conditions have to be met. */
  readonly eq?: Value | undefined;
  readonly neq?: Value | readonly Value[] | undefined;
}

interface Matching {
  /** A regular expression, as the server reads it. */
  readonly regex?: string | readonly string[] | undefined;
}

type Conditions<Type extends ColumnType> = Equal<ValueOf<Type>> &
  (Type extends "boolean" ? unknown : Ordered<ValueOf<Type>>) &
  (Type extends "string" ? Matching : unknown);

/** The conditions on one column: the value that it must be equal to, or values by operator. */
export type Condition<Type extends ColumnType> = ValueOf<Type> | Conditions<Type>;

// A conditional type, so that the compiler's messages say which columns there are, and not how the table is made.
/** The conditions that a row must meet, all of them: by column, then by operator. What is undefined is left out. */
export type Filter<Table extends ListTable> = Table extends ListTable
  ? {
      readonly [AnyField in Field<Table>]?: NameOf<AnyField> extends keyof Table["columns"]
        ? Table["columns"][NameOf<AnyField>] extends Column
          ? Condition<Table["columns"][NameOf<AnyField>]["type"]> | undefined
          : never
        : never;
    }
  : never;

/**
 * A query on a list. `Fields` are the columns that are selected; none means all.
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
  /** The conditions that each row meets. */
  readonly filter?: Filter<Table> | undefined;
  /**
   * The column to order by.
   *
   * @default the key column
   */
  readonly sort?: Field<Table> | undefined;
  /** @default "asc" */
  readonly dir?: Direction | undefined;
  /** How many rows to return at most. By default, the server decides. */
  readonly limit?: number | undefined;
  /**
   * How many rows to skip.
   *
   * @default 0
   */
  readonly offset?: number | undefined;
}

/** The part of a row that `fields` selects. */
export type Selected<Row, Fields> = [Fields] extends [never] ? Row : Pick<Row, Extract<NameOf<Fields>, keyof Row>>;
