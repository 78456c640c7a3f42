import type { Json, JsonObject } from "@chekt/description";

/** A schema after normalisation: `false` accepts nothing, `{}` accepts everything. */
export type NormalSchema = JsonObject | false;

/** The types of JSON Schema. `integer` counts as a part of `number`. */
export const allTypes = ["array", "boolean", "null", "number", "object", "string"] as const;

/** Keywords for readers. They never change what a schema accepts. */
export const documentationKeywords: ReadonlySet<string> = new Set([
  "$comment",
  "description",
  "example",
  "examples",
  "externalDocs",
  "readOnly",
  "summary",
  "title",
  "writeOnly",
  "x-assumed",
  "x-codeSamples",
  "x-enum-descriptions",
]);

/** The types that each keyword applies to. A keyword that is not listed applies to all of them. */
const typesOfKeyword: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"],
  object: [
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "required",
    "dependentRequired",
    "dependentSchemas",
  ],
};
const typeByKeyword = new Map(
  Object.entries(typesOfKeyword).flatMap(([type, keywords]) => keywords.map((keyword) => [keyword, type] as const)),
);

/** The one type that a keyword is about, or undefined if it applies to all. */
export const typeForKeyword = (keyword: string): string | undefined => typeByKeyword.get(keyword);

/** The type of a value. */
export function readJsonType(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The types that a normal schema allows. */
export function readTypeSet(schema: JsonObject): Set<string> {
  const { enum: values, type } = schema;
  if (Array.isArray(values)) {
    return new Set(values.map((value) => (Number.isInteger(value) ? "integer" : readJsonType(value))));
  }
  return readDeclaredTypes({ type: type ?? null });
}

/** The types that a schema lists in `type`, or all if it lists none. */
export function readDeclaredTypes({ type }: JsonObject): Set<string> {
  return new Set(Array.isArray(type) ? type.filter((name) => typeof name === "string") : allTypes);
}

/** Whether a set of types has one type. An integer is a number. */
export const hasType = (types: ReadonlySet<string>, type: string): boolean =>
  types.has(type) || (type === "integer" && types.has("number"));

/** Whether a set of types has any number. */
export const hasKind = (types: ReadonlySet<string>, type: string): boolean =>
  types.has(type) || (type === "number" && types.has("integer"));

/** The number at a key, or a fallback. */
export function numberAt(schema: JsonObject, key: string, fallback: number): number {
  const value = schema[key];
  return typeof value === "number" ? value : fallback;
}

/** The array at a key, empty if there is none. */
export function arrayAt(schema: JsonObject, key: string): Json[] {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
}

/** The string at a key, empty if there is none. */
export function textAt(schema: JsonObject, key: string): string {
  const value = schema[key];
  return typeof value === "string" ? value : "";
}
