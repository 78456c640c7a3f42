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

function listOf(document: Document, { id, operation }: LocatedOperation, list: { table: string; key: string }): string {
  const answer = operation.responses["200"];
  const schema = answer && responseOf(document, answer).content?.["application/json"]?.schema;
  const rows = schema && schemaOf(document, schema).items;
  if (!rows) throw new Error(`${id} has x-list, but its answer is not an array of rows.`);
  const required = new Set(requiredOf(document, rows));
  const columns = [...propertiesOf(document, rows)].map(
    ([name, property]) => [name, columnOf(document, `${id}.${name}`, property, required.has(name))] as const,
  );
  if (!columns.some(([name]) => name === list.key)) {
    throw new Error(`The key column ${list.key} of ${id} is not a column of its rows.`);
  }
  return `${id}: ${JSON.stringify({ ...list, columns: Object.fromEntries(columns) })},`;
}

/** The tables of the lists: key, and the columns with their types, in the order of the description. */
export function emitLists(document: Document): string {
  const rows = operationsOf(document).flatMap((located) => {
    const list = located.operation["x-list"];
    return list ? [listOf(document, located, list)] : [];
  });
  if (rows.length === 0) throw new Error("The bundle has no lists.");
  return `
/** The lists of the API, by operation; each is a \`ListTable\` of \`@chekt/partner-query\`. */
export const lists = {
${rows.join("\n")}
} as const;
`;
}
