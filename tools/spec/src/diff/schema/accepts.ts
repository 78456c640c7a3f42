import { isEqual, isObject, type Json } from "@chekt/description";
import {
  arrayAt,
  hasType,
  type NormalSchema,
  numberAt,
  readTypeSet,
  typeForKeyword,
  readJsonType,
} from "./keywords.ts";
import { isMultiple } from "./numbers.ts";

/** Normalises a schema of one description. */
export type Normalise = (schema: Json) => NormalSchema;

/** Keywords that say nothing about strings and numbers, or are checked below. */
const checked = new Set(["type", "enum", "allOf", "default", "deprecated", "minLength", "maxLength", "multipleOf"]);
const bounds = new Set(["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"]);

/** Whether a schema accepts a value; undefined if only a validator could tell. */
export function accepts(value: Json, schema: NormalSchema, normalise: Normalise): boolean | undefined {
  if (schema === false) return false;
  const type = Number.isInteger(value) ? "integer" : readJsonType(value);
  if (!hasType(readTypeSet(schema), type)) return false;
  if (Array.isArray(schema["enum"])) return schema["enum"].some((item) => isEqual(item, value));
  if (typeof value === "string") {
    const length = countCharacters(value);
    if (length < numberAt(schema, "minLength", 0) || length > numberAt(schema, "maxLength", Infinity)) return false;
  }
  if (typeof value === "number") {
    if (value < numberAt(schema, "minimum", -Infinity) || value > numberAt(schema, "maximum", Infinity)) return false;
    if (value <= numberAt(schema, "exclusiveMinimum", -Infinity)) return false;
    if (value >= numberAt(schema, "exclusiveMaximum", Infinity)) return false;
    if (typeof schema["multipleOf"] === "number" && !isMultiple(value, schema["multipleOf"])) return false;
  }
  const applies = (keyword: string): boolean => {
    const about = typeForKeyword(keyword);
    return about === undefined || about === readJsonType(value);
  };
  const unknown = Object.keys(schema).some(
    (keyword) => !checked.has(keyword) && !bounds.has(keyword) && isAssertion(keyword) && applies(keyword),
  );
  const results = new Set(
    arrayAt(schema, "allOf")
      .filter((conjunct) => isObject(conjunct) && Object.keys(conjunct).every(applies))
      .map((conjunct) => acceptsConjunct(value, conjunct, normalise)),
  );
  if (results.has(false)) return false;
  return unknown || results.has(undefined) ? undefined : true;
}

/** JSON Schema counts code points. */
const countCharacters = (text: string): number => Array.from(text).length;

const annotations = /^(x-|\$comment|description|example|externalDocs|readOnly|summary|title|writeOnly)/;
const isAssertion = (keyword: string): boolean => !annotations.test(keyword);

function acceptsConjunct(value: Json, conjunct: Json, normalise: Normalise): boolean | undefined {
  if (!isObject(conjunct)) return undefined;
  const { pattern, not, anyOf, oneOf } = conjunct;
  const test = (schema: Json): boolean | undefined => accepts(value, normalise(schema), normalise);
  if (typeof pattern === "string" && typeof value === "string") return matches(pattern, value);
  if (not !== undefined) return invert(test(not));
  const members = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined;
  if (members === undefined || members.some((member) => test(member) === undefined)) return undefined;
  const count = members.filter((member) => test(member)).length;
  return Array.isArray(anyOf) ? count > 0 : count === 1;
}

const invert = (result: boolean | undefined): boolean | undefined => (result === undefined ? undefined : !result);

/** Whether a pattern matches a text; undefined if it is no regular expression of JavaScript. */
export function matches(pattern: string, text: string): boolean | undefined {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return undefined;
  }
}
