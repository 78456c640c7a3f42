import { at, follow, isObject, type JsonObject, textAt, textsOf } from "./document.ts";
import type { Column, List, Parameter } from "./operation.ts";

/** Where a list's answer describes a row with all its columns; beside it stands one with those that are selected. */
const WHOLE_ROW = "responses/200/content/application~1json/schema/items/anyOf/0";

/** What an operation lists, where it is a list: its columns are those that `sort` names. */
export function readList(
  document: JsonObject,
  node: JsonObject,
  pointer: string,
  parameters: readonly Parameter[],
): List | undefined {
  const mark = node["x-list"];
  if (!isObject(mark)) return undefined;
  const wholeRow = `${pointer}/${WHOLE_ROW}`;
  const properties = propertiesAt(document, wholeRow);
  const sort = parameters.find(({ name }) => name === "sort");
  if (!sort) throw new Error(`The list at ${pointer} cannot be sorted.`);
  const names = textsOf(follow(document, sort.schema).node["enum"]).filter((name) => !name.includes("."));
  return {
    table: textAt(mark, "table"),
    key: textAt(mark, "key"),
    columns: names.map((name) => columnOf(name, properties.get(name), pointer)),
    wholeRow,
  };
}

/** The properties of an object schema with all its parts, each with its references followed. */
function propertiesAt(document: JsonObject, pointer: string): Map<string, JsonObject> {
  const { node, pointer: own } = follow(document, pointer);
  const parts = Array.isArray(node["allOf"]) ? node["allOf"] : [];
  const found = new Map(parts.flatMap((_part, index) => [...propertiesAt(document, `${own}/allOf/${index}`)]));
  for (const name of isObject(node["properties"]) ? Object.keys(at(node, "properties")) : []) {
    found.set(name, follow(document, `${own}/properties/${name}`).node);
  }
  return found;
}

function columnOf(name: string, schema: JsonObject | undefined, pointer: string): Column {
  if (!schema) throw new Error(`The rows of the list at ${pointer} have no ${name}.`);
  const types = new Set([schema["type"] ?? []].flat());
  const nullable = types.has("null");
  if (types.has("integer")) return { name, type: "integer", nullable };
  // A moment is described by its two forms.
  return { name, type: Array.isArray(schema["anyOf"]) ? "timestamp" : "string", nullable };
}
