import { type Json, type JsonObject, objectAt } from "@chekt/description";
import { flatten } from "./sample.ts";

/**
 * A body according to the reference. A property's name ends in `?` if it is optional. Its type is written as in
 * TypeScript, with the format in angle brackets: `"phone_number?": "string | null"`, `"id": "string<uuid>"`. Any JSON value
 * is `unknown`.
 */
export interface Dto {
  /** Whether undescribed properties are rejected. */
  closed: boolean;
  properties: Record<string, string>;
}

function list(value: Json | undefined): Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A property's type in the notation of {@link Dto}. */
export function writeNotation(document: JsonObject, unresolved: JsonObject): string {
  const { schema, properties } = flatten(document, unresolved);
  const reference = unresolved["$ref"];
  const alternatives = [...list(schema["anyOf"]), ...list(schema["oneOf"])] as JsonObject[];
  const isBody = properties.size > 0 || alternatives.length > 0;
  if (typeof reference === "string" && isBody) return reference.replace(/^.*\//, "");
  if (alternatives.length > 0) return alternatives.map((part) => writeNotation(document, part)).join(" | ");

  const literals = "const" in schema ? [schema["const"] ?? null] : list(schema["enum"]);
  if (literals.length > 0) return literals.map((literal) => JSON.stringify(literal)).join(" | ");
  const format = typeof schema["format"] === "string" ? `<${schema["format"]}>` : "";
  const types = list(schema["type"]).map(String);
  if (types.length === 0) return "unknown";
  return types
    .map((type) => (type === "array" ? writeItems(document, schema) : type === "null" ? type : type + format))
    .join(" | ");
}

function writeItems(document: JsonObject, array: JsonObject): string {
  const items = writeNotation(document, objectAt(array, "items"));
  return items.includes(" ") ? `(${items})[]` : `${items}[]`;
}

/** Converts a schema of the description to the notation of the fixture. */
export function readDto(document: JsonObject, unresolved: JsonObject): Dto {
  const { schema, properties, required } = flatten(document, unresolved);
  const notations = [...properties].map(([name, property]) => [
    required.has(name) ? name : `${name}?`,
    writeNotation(document, property),
  ]);
  return {
    closed: schema["additionalProperties"] === false,
    properties: Object.fromEntries(notations) as Dto["properties"],
  };
}
