import type { Column, Operation } from "@chekt/description";

/**
 * The tables of the lists: the key and the columns with their types, in the order of the description.
 *
 * @throws Error if no operation is a list.
 */
export function emitLists(operations: readonly Operation[]): string {
  const rows = operations.flatMap(({ id, list }) => {
    if (!list) return [];
    const { table, key } = list;
    const columns = Object.fromEntries(list.columns.map((column) => [column.name, describeColumn(column)]));
    return [`${id}: ${JSON.stringify({ table, key, columns })},`];
  });
  if (rows.length === 0) throw new Error("The bundle has no lists.");
  return `
/** The lists of the API, by operation; each is a \`ListTable\` of \`@chekt/partner-query\`. */
export const lists = {
${rows.join("\n")}
} as const;
`;
}

function describeColumn({ type, nullable }: Column): object {
  return { type, ...(nullable && { nullable }) };
}
