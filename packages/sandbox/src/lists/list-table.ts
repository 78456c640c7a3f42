import { lists } from "../generated/lists.ts";

/** What the description says of a list: its table, its key column, and the columns of its rows. */
export interface ListTable {
  readonly table: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, ListColumn>>;
}

export interface ListColumn {
  readonly type: "integer" | "string" | "timestamp";
  readonly nullable?: boolean;
}

/** The operations that are lists. */
export type ListId = keyof typeof lists;

/** The column that a name means, alone or with its table in front; undefined when there is none. */
export function findColumn({ table, columns }: ListTable, name: string): string | undefined {
  const column = name.startsWith(`${table}.`) ? name.slice(table.length + 1) : name;
  return Object.hasOwn(columns, column) ? column : undefined;
}

export function listTable(id: ListId): ListTable {
  return lists[id];
}

/** True for the id of a list. */
export function isList(id: string): id is ListId {
  return id in lists;
}
