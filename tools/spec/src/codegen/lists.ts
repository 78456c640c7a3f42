import type { Column, Operation } from "@chekt/description";

/**
 * The tables of the lists: the key and the columns with their types, in the order of the description. Each table has a
 * named interface, so that editors and compiler messages show its name instead of its columns.
 *
 * @throws Error if no operation is a list.
 */
export function emitLists(operations: readonly Operation[]): string {
  const lists = operations.flatMap(({ id, list }) => {
    if (!list) return [];
    const { table, key } = list;
    const columns = Object.fromEntries(list.columns.map((column) => [column.name, describeColumn(column)]));
    return [{ id, typeName: nameType(table), table: { table, key, columns } }];
  });
  if (lists.length === 0) throw new Error("The bundle has no lists.");
  const interfaces = lists.map(
    ({ id, typeName, table }) =>
      `/** Describes the list of \`${id}\`; a \`ListTable\` of \`@chekt/partner-query\`. */
export interface ${typeName} ${typeLiteral(table)}`,
  );
  return `
${interfaces.join("\n\n")}

/** The lists of the API, by operation. */
export interface Lists {
${lists.map(({ id, typeName }) => `readonly ${id}: ${typeName};`).join("\n")}
}

export const lists: Lists = {
${lists.map(({ id, table }) => `${id}: ${JSON.stringify(table)},`).join("\n")}
};
`;
}

function describeColumn({ type, nullable }: Column): object {
  return { type, ...(nullable && { nullable }) };
}

/** Names the type of a table: `MonitoringStationsTable` for `monitoring_stations`. */
function nameType(table: string): string {
  const words = table.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Table`;
}

/** Writes the type of a literal, with readonly properties. */
function typeLiteral(value: object | string | true): string {
  if (typeof value !== "object") return JSON.stringify(value);
  const properties = Object.entries(value).map(([name, inner]) => `readonly ${name}: ${typeLiteral(inner)};`);
  return `{ ${properties.join(" ")} }`;
}
