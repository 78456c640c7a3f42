/** What a column holds, as a filter has to write it. */
export type ColumnType = "integer" | "number" | "string" | "boolean" | "timestamp";

/** A column of a list. */
export interface Column {
  readonly type: ColumnType;
  /** True when a row may lack it, or have null in it. Such a column is no ground for keyset paging. */
  readonly nullable?: boolean;
}

/**
 * What there is to know of a list, so that queries on it can be typed and checked. Write it `as const`.
 *
 * @example
 * ```ts
 * import type { ListTable } from "@chekt/partner-query";
 *
 * const sites = {
 *   table: "sites",
 *   key: "site_id",
 *   columns: {
 *     site_id: { type: "integer" },
 *     name: { type: "string" },
 *     account_number: { type: "string", nullable: true },
 *     created_at: { type: "timestamp" },
 *   },
 * } as const satisfies ListTable;
 * ```
 */
export interface ListTable {
  /** The name before the dot, where a column is written with its table: `sites.name`. */
  readonly table: string;
  /** The column that no two rows share. */
  readonly key: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The name of a column of a list. */
export type ColumnName<Table extends ListTable> = keyof Table["columns"] & string;

/** A column as a query may write it: alone, or with its table in front. */
export type Field<Table extends ListTable> = WithTable<Table, keyof Table["columns"] & string>;

/** A column by which a list can be read with keysets: one that has an order, and a value in each row. */
export type KeysetField<Table extends ListTable> = WithTable<
  Table,
  {
    [Name in ColumnName<Table>]: Table["columns"][Name] extends { nullable: true } | { type: "boolean" } ? never : Name;
  }[ColumnName<Table>]
>;

/** The name of the column that a field means. */
export type NameOf<AnyField> = AnyField extends `${string}.${infer Name}` ? Name : AnyField;

// A conditional type, so that the compiler's messages say which columns there are, and not how the table is made.
type WithTable<Table extends ListTable, Name extends string> = Table extends ListTable
  ? Name | `${Table["table"]}.${Name}`
  : never;

/** The name of the column that a field means: `name`, of `sites.name`. */
export function nameOf(table: ListTable, field: string): string {
  const prefix = `${table.table}.`;
  return field.startsWith(prefix) ? field.slice(prefix.length) : field;
}
