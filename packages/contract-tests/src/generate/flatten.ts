import { getAtPointer, isObject, type Json, type JsonObject, toStrings, parseReference } from "@chekt/description";
import type { Description } from "../description.ts";

/** A schema with all references resolved and one branch of each choice selected. */
export interface Flat {
  readonly types: readonly string[] | undefined;
  readonly values: readonly Json[] | undefined;
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly minLength: number;
  readonly maxLength: number | undefined;
  readonly items: string | undefined;
  readonly minItems: number;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
  /** The schemas of each property, by their pointers. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
  readonly required: ReadonlySet<string>;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly minProperties: number;
}

/** Keywords without constraints, and keywords that are handled elsewhere. */
const ignored = new Set([
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "summary",
  "title",
  "x-assumed",
  "x-enum-varnames",
  "x-enum-descriptions",
  // Generated objects only have described properties.
  "additionalProperties",
]);

const supported = new Set([
  "const",
  "dependentRequired",
  "enum",
  "format",
  "items",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "pattern",
  "properties",
  "required",
  "type",
  "uniqueItems",
]);

/**
 * Lists the flat alternatives of the schema at a pointer.
 *
 * @throws Error if the schema uses a keyword that this suite does not support.
 */
export function flatten({ document }: Pick<Description, "document">, pointer: string): Flat[] {
  const node = getAtPointer(document, pointer);
  if (!isObject(node)) throw new Error(`No schema at ${pointer}.`);
  const own = readOwn(node, pointer);
  const all = (keyword: string): Flat[][] =>
    (Array.isArray(node[keyword]) ? node[keyword] : []).map((_part, index) =>
      flatten({ document }, `${pointer}/${keyword}/${index}`),
    );
  const reference = node["$ref"];
  const factors = [
    ...(typeof reference === "string" ? [flatten({ document }, parseReference(reference))] : []),
    ...all("allOf"),
    ...["anyOf", "oneOf"].map((keyword) => all(keyword).flat()).filter((choices) => choices.length > 0),
  ];
  return factors.reduce<Flat[]>(
    (flats, choices) => flats.flatMap((flat) => choices.map((choice) => merge(flat, choice))),
    [own],
  );
}

function readOwn(node: JsonObject, pointer: string): Flat {
  const unsupported = Object.keys(node).find((keyword) => !ignored.has(keyword) && !supported.has(keyword));
  if (unsupported !== undefined) {
    throw new Error(`Cannot generate values for the keyword "${unsupported}" at ${pointer}.`);
  }
  const numberAt = (keyword: string): number | undefined => {
    const value = node[keyword];
    return typeof value === "number" ? value : undefined;
  };
  const objectAt = (keyword: string): JsonObject => (isObject(node[keyword]) ? node[keyword] : {});
  const { type, format, pattern } = node;
  return {
    types: type === undefined ? undefined : toStrings([type].flat()),
    values: node["const"] !== undefined ? [node["const"]] : Array.isArray(node["enum"]) ? node["enum"] : undefined,
    format: typeof format === "string" ? format : undefined,
    pattern: typeof pattern === "string" ? pattern : undefined,
    minimum: numberAt("minimum"),
    maximum: numberAt("maximum"),
    minLength: numberAt("minLength") ?? 0,
    maxLength: numberAt("maxLength"),
    items: node["items"] === undefined ? undefined : `${pointer}/items`,
    minItems: numberAt("minItems") ?? 0,
    maxItems: numberAt("maxItems"),
    uniqueItems: node["uniqueItems"] === true,
    properties: new Map(Object.keys(objectAt("properties")).map((name) => [name, [`${pointer}/properties/${name}`]])),
    required: new Set(toStrings(node["required"])),
    dependentRequired: new Map(
      Object.entries(objectAt("dependentRequired")).map(([name, others]) => [name, toStrings(others)]),
    ),
    minProperties: numberAt("minProperties") ?? 0,
  };
}

/** Combines two schemas into one that requires both. */
export function merge(one: Flat, other: Flat): Flat {
  const properties = new Map(one.properties);
  for (const [name, schemas] of other.properties) properties.set(name, [...(properties.get(name) ?? []), ...schemas]);
  return {
    types: both(one.types, other.types),
    values: both(one.values, other.values),
    format: one.format ?? other.format,
    pattern: one.pattern ?? other.pattern,
    minimum: larger(one.minimum, other.minimum),
    maximum: smaller(one.maximum, other.maximum),
    minLength: Math.max(one.minLength, other.minLength),
    maxLength: smaller(one.maxLength, other.maxLength),
    items: one.items ?? other.items,
    minItems: Math.max(one.minItems, other.minItems),
    maxItems: smaller(one.maxItems, other.maxItems),
    uniqueItems: one.uniqueItems || other.uniqueItems,
    properties,
    required: new Set([...one.required, ...other.required]),
    dependentRequired: new Map([...one.dependentRequired, ...other.dependentRequired]),
    minProperties: Math.max(one.minProperties, other.minProperties),
  };
}

function both<Item>(one: readonly Item[] | undefined, other: readonly Item[] | undefined): readonly Item[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((item) => other.includes(item));
}

function larger(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : other === undefined ? one : Math.max(one, other);
}

function smaller(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : other === undefined ? one : Math.min(one, other);
}
