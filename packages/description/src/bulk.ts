import { formatPointer } from "./pointer.ts";
import { findItems, listChoices, readKeywords, readProperties, readTypes } from "./schema.ts";
import type { Json, JsonObject } from "./json.ts";

/** The items of an operation that returns one result per item, so that an invalid item fails alone. */
export interface Bulk {
  /** The property of the body that holds the items. Undefined if the body itself is the array. */
  readonly property: string | undefined;
  /** The pointer of the array's schema. */
  readonly array: string;
  /** The pointer of an item's schema. */
  readonly item: string;
}

/**
 * Derives from the schemas of an operation whether it takes items and returns one result for each: its successful response
 * has `results`, which `is_successful` tells apart, and its body is an array or an object with one array property. Returns
 * undefined for all other operations.
 */
export function readBulk(
  document: JsonObject,
  body: string | undefined,
  response: string | undefined,
): Bulk | undefined {
  if (body === undefined || response === undefined || !hasResults(document, response)) return undefined;
  if (isArray(document, body)) return locateItems(document, body, undefined);
  const [array, ...others] = readProperties(document, body).filter(({ schemas: [schema] }) =>
    isArray(document, schema),
  );
  return array && others.length === 0 ? locateItems(document, array.schemas[0], array.name) : undefined;
}

function locateItems(document: JsonObject, schema: string, property: string | undefined): Bulk | undefined {
  const item = findItems(document, schema);
  return item === undefined ? undefined : { property, array: item.slice(0, -formatPointer("items").length), item };
}

/** Returns whether a response lists results of two kinds: those with `is_successful: true`, and those with false. */
function hasResults(document: JsonObject, response: string): boolean {
  const results = readProperties(document, response).find(({ name }) => name === "results");
  const items = results && findItems(document, results.schemas[0]);
  if (items === undefined) return false;
  const kinds = [...listChoices(document, items, "oneOf"), ...listChoices(document, items, "anyOf")].map((choice) => {
    const flag = readProperties(document, choice).find(({ name }) => name === "is_successful");
    return flag && readOnlyValue(readKeywords(document, flag.schemas[0]));
  });
  return kinds.every((kind) => typeof kind === "boolean") && new Set(kinds).size === 2;
}

/** The value of a schema that accepts only one: its `const`, or the only member of its `enum`. */
function readOnlyValue({ const: value, enum: members }: JsonObject): Json | undefined {
  return Array.isArray(members) && members.length === 1 ? members[0] : value;
}

function isArray(document: JsonObject, schema: string): boolean {
  const [type, ...others] = readTypes(document, schema);
  return type === "array" && others.length === 0;
}
