import type { Description } from "@chekt/description";

/** Emits the columns of the lists with their types, by operation. */
export function emitLists({ operations }: Description): string {
  const rows = operations.flatMap(({ id, list }) => {
    if (!list) return [];
    const columns = list.columns.map(({ name, type, nullable }) => [name, { type, ...(nullable && { nullable }) }]);
    const { table, key } = list;
    return [`  ${id}: ${JSON.stringify({ table, key, columns: Object.fromEntries(columns) })},\n`];
  });
  return `/** The lists of the API, by operation. */\nexport const lists = {\n${rows.join("")}} as const;\n`;
}
