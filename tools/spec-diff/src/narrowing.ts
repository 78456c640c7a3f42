import { type Json, same, textsOf } from "./json.ts";

/** What became of the values that a schema allows: fewer, more, or others. */
export type Narrowing = "narrower" | "wider" | "other";

type Value = Json | undefined;

const upper = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"]);
const lower = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"]);
const closing = new Set(["additionalProperties", "unevaluatedProperties", "unevaluatedItems"]);

/** Keywords of which all that can be said is whether they are there. */
const conditions = new Set([
  "const",
  "contains",
  "dependentRequired",
  "dependentSchemas",
  "else",
  "format",
  "if",
  "items",
  "multipleOf",
  "not",
  "pattern",
  "patternProperties",
  "prefixItems",
  "propertyNames",
  "then",
]);

/** What a keyword's new value does to the values that a schema allows; undefined for a keyword that is not known here. */
export function narrowing(keyword: string, before: Value, after: Value): Narrowing | undefined {
  if (keyword === "type") return ofTypes(before, after);
  if (keyword === "enum") return ofValues(before, after);
  if (keyword === "required") return bySize(textsOf(after), textsOf(before), isSubset);
  if (keyword === "uniqueItems") return after === true ? "narrower" : "wider";
  if (upper.has(keyword)) return ofBounds(before ?? Infinity, after ?? Infinity);
  if (lower.has(keyword)) return ofBounds(-Number(before ?? -Infinity), -Number(after ?? -Infinity));
  if (closing.has(keyword)) {
    if (after === false) return "narrower";
    return before === false ? "wider" : "other";
  }
  if (!conditions.has(keyword)) return undefined;
  if (before === undefined) return "narrower";
  return after === undefined ? "wider" : "other";
}

/** The names of a type, or of several. */
export function typesOf(value: Value): string[] {
  return typeof value === "string" ? [value] : textsOf(value);
}

function ofTypes(before: Value, after: Value): Narrowing {
  if (before === undefined) return "narrower";
  if (after === undefined) return "wider";
  return bySize(typesOf(before), typesOf(after), areTypesOf);
}

/** Whether what is of some types is always of one of the others. Every integer is a number. */
const areTypesOf = (some: string[], others: string[]): boolean =>
  some.every((type) => others.includes(type) || (type === "integer" && others.includes("number")));

function ofValues(before: Value, after: Value): Narrowing {
  if (!Array.isArray(before)) return "narrower";
  if (!Array.isArray(after)) return "wider";
  return bySize(before, after, isSubset);
}

function bySize<Item extends Json>(
  before: Item[],
  after: Item[],
  within: (some: Item[], others: Item[]) => boolean,
): Narrowing {
  if (within(after, before)) return "narrower";
  return within(before, after) ? "wider" : "other";
}

const isSubset = (some: Json[], others: Json[]): boolean =>
  some.every((one) => others.some((other) => same(one, other)));

const ofBounds = (before: Json, after: Json): Narrowing => (Number(after) < Number(before) ? "narrower" : "wider");
