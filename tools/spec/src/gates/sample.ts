import { isObject, type Json, type JsonObject, locate, objectAt } from "@chekt/description";

/** A schema with its references resolved and the parts of its `allOf` merged. */
export interface FlatSchema {
  schema: JsonObject;
  properties: Map<string, JsonObject>;
  required: Set<string>;
}

/** Merges the keywords of an object schema with those of its `allOf`. */
export function flatten(document: JsonObject, unresolved: JsonObject): FlatSchema {
  const reference = unresolved["$ref"];
  const schema = typeof reference === "string" ? locate(document, reference.slice(1)).node : unresolved;
  const flat: FlatSchema = { schema, properties: new Map(), required: new Set() };
  for (const part of Array.isArray(schema["allOf"]) ? schema["allOf"] : []) {
    if (!isObject(part)) continue;
    const inherited = flatten(document, part);
    for (const [name, property] of inherited.properties) flat.properties.set(name, property);
    for (const name of inherited.required) flat.required.add(name);
  }
  for (const [name, property] of Object.entries(
    isObject(schema["properties"] ?? null) ? objectAt(schema, "properties") : {},
  )) {
    if (isObject(property)) flat.properties.set(name, property);
  }
  for (const name of Array.isArray(schema["required"]) ? schema["required"] : []) {
    if (typeof name === "string") flat.required.add(name);
  }
  return flat;
}

/** Builds a value with every property from the examples of the properties. */
export function buildSample(document: JsonObject, unresolved: JsonObject): Json {
  const { schema, properties } = flatten(document, unresolved);
  if (properties.size > 0) {
    return Object.fromEntries([...properties].map(([name, property]) => [name, buildSample(document, property)]));
  }
  if (schema["example"] !== undefined) return schema["example"];
  const [first] = [schema["oneOf"], schema["anyOf"], [schema["items"] ?? null]].find(Array.isArray) ?? [];
  if (!isObject(first ?? null)) throw new Error(`Cannot build an example of the schema ${JSON.stringify(schema)}.`);
  const inner = buildSample(document, first as JsonObject);
  return schema["items"] === undefined ? inner : [inner];
}
