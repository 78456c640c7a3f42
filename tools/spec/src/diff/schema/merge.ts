import { isEqual, isObject, type Json, type JsonObject, toObject, toStrings } from "@chekt/description";
import { matches } from "./accepts.ts";
import { arrayAt, type NormalSchema, numberAt } from "./keywords.ts";
import { leastCommonMultiple } from "./numbers.ts";

/** How the values of two schemas combine if a value must satisfy both. */
const combine: Readonly<Record<string, (left: Json, right: Json) => Json>> = {
  type: (left, right) => intersectTypes(toStrings(left), toStrings(right)),
  enum: (left, right) => toArray(left).filter((value) => toArray(right).some((other) => isEqual(value, other))),
  minimum: max,
  exclusiveMinimum: max,
  minLength: max,
  minItems: max,
  minProperties: max,
  maximum: min,
  exclusiveMaximum: min,
  maxLength: min,
  maxItems: min,
  maxProperties: min,
  multipleOf: (left, right) => leastCommonMultiple(Number(left), Number(right)),
  uniqueItems: (left, right) => left === true || right === true,
  deprecated: (left, right) => left === true || right === true,
  readOnly: (left, right) => left === true || right === true,
  writeOnly: (left, right) => left === true || right === true,
  required: union,
  allOf: union,
  dependentRequired: (left, right) => mergeByKey(left, right, union),
  dependentSchemas: (left, right) => mergeByKey(left, right, both),
  propertyNames: both,
};
const objectKeywords = ["properties", "patternProperties", "additionalProperties"];
const arrayKeywords = ["prefixItems", "items"];

/** The one schema that accepts what two schemas both accept. On conflicting annotations, the first one wins. */
export function merge(left: NormalSchema, right: NormalSchema): NormalSchema {
  if (left === false || right === false) return false;
  if (isClosed(left) && Object.keys(right).length > 0) return merge({ allOf: [left] }, right);
  if (isClosed(right) && Object.keys(left).length > 0) return merge(left, { allOf: [right] });
  if (patternsConflict(left, right)) return merge(left, { allOf: [right] });
  const merged: JsonObject = { ...right, ...left, ...mergeProperties(left, right), ...mergeItems(left, right) };
  for (const [keyword, value] of Object.entries(right)) {
    const own = left[keyword];
    const combined = combine[keyword];
    if (own !== undefined && combined) merged[keyword] = combined(own, value);
  }
  return merged;
}

/** Whether a schema depends on which properties or items its own keywords have looked at. */
export const isClosed = (schema: JsonObject): boolean =>
  schema["unevaluatedProperties"] !== undefined || schema["unevaluatedItems"] !== undefined;

/** What a schema asks of the property with a name. */
export function propertySchema(schema: JsonObject, name: string): Json {
  const own = toObject(schema["properties"]);
  const patterns = Object.entries(toObject(schema["patternProperties"]));
  const matching = patterns.filter(([pattern]) => matches(pattern, name) !== false).map(([, value]) => value);
  if (Object.hasOwn(own, name)) return conjoin([own[name] ?? true, ...matching]);
  return matching.length > 0 ? conjoin(matching) : (schema["additionalProperties"] ?? true);
}

/** What a schema asks of the item at an index. */
export function itemSchema(schema: JsonObject, index: number): Json {
  if (index >= numberAt(schema, "maxItems", Infinity)) return false;
  return arrayAt(schema, "prefixItems")[index] ?? schema["items"] ?? true;
}

function mergeProperties(left: JsonObject, right: JsonObject): JsonObject {
  if (![left, right].every((schema) => objectKeywords.some((keyword) => schema[keyword] !== undefined))) return {};
  const names = new Set([left, right].flatMap((schema) => Object.keys(toObject(schema["properties"]))));
  const properties = [...names].map((name) => [name, both(propertySchema(left, name), propertySchema(right, name))]);
  return {
    properties: Object.fromEntries(properties) as JsonObject,
    patternProperties: mergeByKey(left["patternProperties"] ?? {}, right["patternProperties"] ?? {}, both),
    ...mergeDefined(left, right, "additionalProperties"),
  };
}

/** A pattern of one schema can name properties that are additional ones of the other: no one schema says that. */
function patternsConflict(left: JsonObject, right: JsonObject): boolean {
  return hasUnknownPattern(left, right) || hasUnknownPattern(right, left);
}

const hasUnknownPattern = (one: JsonObject, other: JsonObject): boolean =>
  (one["additionalProperties"] ?? true) !== true &&
  Object.keys(toObject(other["patternProperties"])).some(
    (pattern) => toObject(one["patternProperties"])[pattern] === undefined,
  );

function mergeItems(left: JsonObject, right: JsonObject): JsonObject {
  if (![left, right].every((schema) => arrayKeywords.some((keyword) => schema[keyword] !== undefined))) return {};
  const length = Math.max(arrayAt(left, "prefixItems").length, arrayAt(right, "prefixItems").length);
  const prefix = Array.from({ length }, (_item, index) => both(itemSchema(left, index), itemSchema(right, index)));
  return {
    ...(length > 0 && { prefixItems: prefix }),
    ...mergeDefined(left, right, "items"),
  };
}

/** An explicit `true` is not the same as nothing: it counts as evaluated. */
function mergeDefined(left: JsonObject, right: JsonObject, keyword: string): JsonObject {
  const [ours, theirs] = [left[keyword], right[keyword]];
  return ours === undefined && theirs === undefined ? {} : { [keyword]: both(ours ?? true, theirs ?? true) };
}

/** A schema for what satisfies all of several. The members are few and flat, so that recursive schemas stay finite. */
function conjoin(schemas: readonly Json[]): Json {
  const parts = schemas.flatMap((schema) =>
    isObject(schema) && Array.isArray(schema["allOf"]) && Object.keys(schema).length === 1 ? schema["allOf"] : [schema],
  );
  const needed = parts.filter(
    (part, index) => part !== true && parts.findIndex((other) => isEqual(part, other)) === index,
  );
  if (needed.includes(false)) return false;
  const [only = true] = needed;
  return needed.length > 1 ? { allOf: needed } : only;
}

function both(left: Json, right: Json): Json {
  return conjoin([left, right]);
}

function mergeByKey(left: Json, right: Json, merged: (one: Json, other: Json) => Json): JsonObject {
  const [ours, theirs] = [toObject(left), toObject(right)];
  const shared = Object.entries(theirs).map(([key, value]): [string, Json] => {
    const own = ours[key];
    return [key, own === undefined ? value : merged(own, value)];
  });
  return { ...ours, ...Object.fromEntries(shared) };
}

function union(left: Json, right: Json): Json {
  const others = toArray(right).filter((value) => !toArray(left).some((other) => isEqual(value, other)));
  return [...toArray(left), ...others];
}

function intersectTypes(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...keepTypes(left, right), ...keepTypes(right, left)])];
}

const keepTypes = (types: readonly string[], others: readonly string[]): string[] =>
  types.filter((type) => others.includes(type) || (type === "integer" && others.includes("number")));

function max(left: Json, right: Json): Json {
  return Math.max(Number(left), Number(right));
}

function min(left: Json, right: Json): Json {
  return Math.min(Number(left), Number(right));
}

const toArray = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);
