import { isObject, type JsonObject, stringAt } from "./json.ts";
import { formatPointer } from "./pointer.ts";
import { locate } from "./reference.ts";
import { findItems, listChoices, type Property, readProperties, readTypes } from "./schema.ts";

/** The table behind an operation that returns rows (`x-list`). */
export interface List {
  readonly table: string;
  /** The name of the column that identifies a row. */
  readonly key: string;
  /** All columns, in the order of the row's schema. */
  readonly columns: readonly Column[];
  /** The pointer of the schema of a row with all its columns. */
  readonly row: string;
}

export interface Column {
  readonly name: string;
  readonly type: "integer" | "number" | "string" | "boolean" | "timestamp";
  /** Whether a row may lack the column or have null in it. */
  readonly nullable: boolean;
}

/**
 * Reads the table of an operation, or undefined if it has no `x-list`.
 *
 * @throws Error if the response is not an array of rows, or a column has not exactly one scalar type.
 */
export function readList(document: JsonObject, operation: JsonObject, pointer: string): List | undefined {
  const extension = operation["x-list"];
  if (!isObject(extension)) return undefined;
  const response = locate(document, `${pointer}/responses/200`).pointer;
  const items = findItems(document, response + formatPointer("content", "application/json", "schema"));
  if (items === undefined)
    throw new Error(`The operation at ${pointer} has x-list, but does not return an array of rows.`);
  const key = stringAt(extension, "key");
  const row = findRow(document, items);
  const columns = readProperties(document, row).map((property) => readColumn(document, property));
  if (!columns.some(({ name }) => name === key)) {
    throw new Error(
      `Unknown key column "${key}" in x-list of ${pointer}. Columns: ${columns.map(({ name }) => name).join(", ")}.`,
    );
  }
  return { table: stringAt(extension, "table"), key, columns, row };
}

/** Rows are whole or have only the selected columns. The first choice is the whole row. */
function findRow(document: JsonObject, items: string): string {
  return listChoices(document, items, "anyOf")[0] ?? items;
}

function readColumn(document: JsonObject, { name, required, schemas }: Property): Column {
  const [schema] = schemas;
  // A timestamp has two forms on the wire, so it has no single type.
  if (schemas.some((one) => locate(document, one).pointer === "/components/schemas/Timestamp")) {
    return { name, type: "timestamp", nullable: !required };
  }
  const types = readTypes(document, schema);
  const [type, ...others] = types.filter((one) => one !== "null");
  if (others.length > 0 || (type !== "integer" && type !== "number" && type !== "string" && type !== "boolean")) {
    throw new Error(`The column at ${schema} must have one scalar type, not ${JSON.stringify(types)}.`);
  }
  return { name, type, nullable: !required || types.includes("null") };
}
