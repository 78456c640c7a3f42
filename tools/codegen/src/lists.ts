import {
  componentName,
  isReference,
  operationsOf,
  responseOf,
  schemaOf,
  type Document,
  type LocatedOperation,
  type Reference,
  type Schema,
} from "./document.ts";

interface Column {
  type: "integer" | "number" | "string" | "boolean" | "timestamp";
  /** True when a row may lack it, or have null in it; left out otherwise. */
  nullable?: true;
}

/** The properties of a schema and of everything it is put together from, and which of them are always there. */
function propertiesOf(document: Document, node: Schema | Reference): Map<string, Schema | Reference> {
  const schema = schemaOf(document, node);
  const inherited = [...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap((part) => [
    ...propertiesOf(document, part),
  ]);
  return new Map([...inherited, ...Object.entries(schema.properties ?? {})]);
}

function requiredOf(document: Document, node: Schema | Reference): string[] {
  const schema = schemaOf(document, node);
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? [])];
  return [...(schema.required ?? []), ...parts.flatMap((part) => requiredOf(document, part))];
}

function columnOf(document: Document, where: string, node: Schema | Reference, required: boolean): Column {
  if (isReference(node) && componentName(node, "schemas") === "Timestamp") {
    return { type: "timestamp", ...(!required && { nullable: true }) };
  }
  const types = [schemaOf(document, node).type ?? []].flat();
  const [type, ...others] = types.filter((name) => name !== "null");
  if (others.length > 0 || (type !== "integer" && type !== "number" && type !== "string" && type !== "boolean")) {
    throw new Error(`The column ${where} must have one scalar type, not ${JSON.stringify(types)}.`);
  }
  return { type, ...((!required || types.includes("null")) && { nullable: true }) };
}

interface List {
  /** The operation that returns the list. */
  id: string;
  /** The name of the interface that describes the list, such as `SitesTable`. */
  typeName: string;
  table: { table: string; key: string; columns: Record<string, Column> };
}

function readList(document: Document, { id, operation }: LocatedOperation, list: { table: string; key: string }): List {
  const response = operation.responses["200"];
  const schema = response && responseOf(document, response).content?.["application/json"]?.schema;
  const rows = schema && schemaOf(document, schema).items;
  if (!rows) throw new Error(`${id} has x-list, but its response is not an array of rows.`);
  const required = new Set(requiredOf(document, rows));
  const columns = [...propertiesOf(document, rows)].map(
    ([name, property]) => [name, columnOf(document, `${id}.${name}`, property, required.has(name))] as const,
  );
  if (!columns.some(([name]) => name === list.key)) {
    throw new Error(`The key column ${list.key} of ${id} is not a column of its rows.`);
  }
  const words = list.table.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { id, typeName: `${words.join("")}Table`, table: { ...list, columns: Object.fromEntries(columns) } };
}

/** Writes the type of a literal, with readonly properties. */
function literalType(value: object | string | true): string {
  if (typeof value !== "object") return JSON.stringify(value);
  const properties = Object.entries(value).map(([name, inner]) => `readonly ${name}: ${literalType(inner)};`);
  return `{ ${properties.join(" ")} }`;
}

/**
 * Emits the tables of the lists: key and typed columns, in the order of the description. Each has a named interface, so
 * that editors and compiler messages show its name instead of its columns.
 */
export function emitLists(document: Document): string {
  const lists = operationsOf(document).flatMap((located) => {
    const list = located.operation["x-list"];
    return list ? [readList(document, located, list)] : [];
  });
  if (lists.length === 0) throw new Error("The bundle has no lists.");
  const interfaces = lists.map(
    ({ id, typeName, table }) =>
      `/** Describes the list of \`${id}\`; a \`ListTable\` of \`@chekt/partner-query\`. */
export interface ${typeName} ${literalType(table)}`,
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
