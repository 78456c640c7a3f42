import { lists } from "../generated/lists.ts";

/** The description of a list: its table, its key column, and the columns of its rows. */
export interface ListTable {
  readonly table: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, ListColumn>>;
}

export interface ListColumn {
  readonly type: "integer" | "string" | "timestamp";
  readonly nullable?: boolean;
}

/** The IDs of the list operations. */
export type ListId = keyof typeof lists;

/** Resolves a column name, with or without its table as prefix; undefined if it is unknown. */
export function findColumn({ table, columns }: ListTable, name: string): string | undefined {
  const column = name.startsWith(`${table}.`) ? name.slice(table.length + 1) : name;
  return Object.hasOwn(columns, column) ? column : undefined;
}

export function listTable(id: ListId): ListTable {
  return lists[id];
}

/** Whether an operation is a list. */
export function isList(id: string): id is ListId {
  return id in lists;
}
