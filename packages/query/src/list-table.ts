/** The type of a column, which decides how a filter writes its values. */
export type ColumnType = "integer" | "number" | "string" | "boolean" | "timestamp";

/** A column of a list. */
export interface Column {
  readonly type: ColumnType;
  /** Whether a row may lack the column or hold null in it. Keyset pagination cannot sort by such a column. */
  readonly nullable?: boolean;
}

/**
 * Describes a list, so that its queries can be typed and checked. Declare it `as const`.
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
  /** The name before the dot in a qualified column: `sites` in `sites.name`. */
  readonly table: string;
  /** The column that is unique per row. */
  readonly key: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The name of a column of a list. */
export type ColumnName<Table extends ListTable> = keyof Table["columns"] & string;

/** The name of a column that keyset pagination can sort by: it has an order, and a value in each row. */
type KeysetColumnName<Table extends ListTable> = {
  [Name in ColumnName<Table>]: Table["columns"][Name] extends { nullable: true } | { type: "boolean" } ? never : Name;
}[ColumnName<Table>];

/** The name of a column that only offset pagination can sort by. */
type OffsetColumnName<Table extends ListTable> = Exclude<ColumnName<Table>, KeysetColumnName<Table>>;

// These three are intersections, so that compiler messages name them instead of listing every column a second time.
/** A column with its table in front: `sites.name`. */
export type QualifiedColumn<Table extends ListTable> = keyof {
  [Name in ColumnName<Table> as `${Table["table"]}.${Name}`]: Name;
} &
  string;

/** A column that keyset pagination can sort by, with its table in front. */
export type QualifiedKeysetColumn<Table extends ListTable> = keyof {
  [Name in KeysetColumnName<Table> as `${Table["table"]}.${Name}`]: Name;
} &
  string;

/** A column that only offset pagination can sort by, with its table in front. */
export type QualifiedOffsetColumn<Table extends ListTable> = keyof {
  [Name in OffsetColumnName<Table> as `${Table["table"]}.${Name}`]: Name;
} &
  string;

// Conditional types, and column names without a named type, so that compiler messages list the columns.
type Either<Table extends ListTable, Name extends string, Qualified extends string> = Table extends ListTable
  ? Name | Qualified
  : never;

/** A column as a query may write it: alone, or with its table in front. */
export type Field<Table extends ListTable> = Table extends ListTable
  ? (keyof Table["columns"] & string) | QualifiedColumn<Table>
  : never;

/** A column that keyset pagination can sort by, alone or with its table in front. */
export type KeysetField<Table extends ListTable> = Either<
  Table,
  Exclude<keyof Table["columns"] & string, OffsetColumnName<Table>>,
  QualifiedKeysetColumn<Table>
>;

/** A column that only offset pagination can sort by, alone or with its table in front. */
export type OffsetField<Table extends ListTable> = Either<
  Table,
  Exclude<keyof Table["columns"] & string, KeysetColumnName<Table>>,
  QualifiedOffsetColumn<Table>
>;

/** The column name of a field: `name` for `sites.name`. */
export type NameOf<AnyField> = AnyField extends `${string}.${infer Name}` ? Name : AnyField;
