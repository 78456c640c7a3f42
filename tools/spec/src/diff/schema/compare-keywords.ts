import { isEqual, type Json, type JsonObject } from "@chekt/description";
import { combineEffects, type Effect, type SchemaChange } from "./change.ts";
import { hasType, numberAt, readTypeSet } from "./keywords.ts";
import { isMultiple } from "./numbers.ts";

/** Keywords that bound a number from below or above, the type they are about, and what holds without them. */
const limits: readonly (readonly [keyword: string, type: string, direction: 1 | -1, without: number])[] = [
  ["minLength", "string", 1, 0],
  ["maxLength", "string", -1, Infinity],
  ["minItems", "array", 1, 0],
  ["maxItems", "array", -1, Infinity],
  ["minProperties", "object", 1, 0],
  ["maxProperties", "object", -1, Infinity],
  ["minContains", "contains", 1, 1],
  ["maxContains", "contains", -1, Infinity],
];

const keywordChange = (keyword: string, effect: Effect, before: Json | undefined, after: Json | undefined) =>
  ({ kind: "keyword", path: [keyword], effect, before, after }) as const;

/** Compares the bounds, sizes and steps of the types that both schemas allow. */
export function compareNumbers(
  before: JsonObject,
  after: JsonObject,
  shared: (type: string) => boolean,
): SchemaChange[] {
  const changes: SchemaChange[] = limits.flatMap(([keyword, type, direction, without]) => {
    const difference = numberAt(after, keyword, without) - numberAt(before, keyword, without);
    if (!shared(type) || difference === 0 || Number.isNaN(difference)) return [];
    return [keywordChange(keyword, difference * direction > 0 ? "narrower" : "wider", before[keyword], after[keyword])];
  });
  if (shared("array") && !isEqual(before["uniqueItems"], after["uniqueItems"])) {
    const effect = after["uniqueItems"] === true ? "narrower" : "wider";
    changes.push(keywordChange("uniqueItems", effect, before["uniqueItems"], after["uniqueItems"]));
  }
  if (!shared("number")) return changes;
  return [
    ...changes,
    ...compareBounds(["minimum", "exclusiveMinimum"], before, after, 1),
    ...compareBounds(["maximum", "exclusiveMaximum"], before, after, -1),
    ...compareSteps(before, after),
  ];
}

function compareBounds(
  keywords: readonly [inclusive: string, exclusive: string],
  before: JsonObject,
  after: JsonObject,
  direction: 1 | -1,
): SchemaChange[] {
  const [inclusive, exclusive] = keywords;
  const read = (schema: JsonObject) => {
    const keyword = schema[exclusive] === undefined ? inclusive : exclusive;
    return { keyword, value: schema[keyword], bound: numberAt(schema, keyword, -Infinity * direction) };
  };
  const [was, is] = [read(before), read(after)];
  const exclusion = was.bound === is.bound ? Number(is.keyword === exclusive) - Number(was.keyword === exclusive) : 0;
  const difference = was.bound === is.bound ? exclusion : (is.bound - was.bound) * direction;
  if (difference === 0) return [];
  const effect = difference > 0 ? "narrower" : "wider";
  if (is.value === undefined) return [keywordChange(was.keyword, effect, was.value, undefined)];
  return [keywordChange(is.keyword, effect, was.keyword === is.keyword ? was.value : undefined, is.value)];
}

/** Every multiple of 10 is one of 5. Every integer is a multiple of 1. */
function compareSteps(before: JsonObject, after: JsonObject): SchemaChange[] {
  const [was, is] = [readStep(before), readStep(after)];
  if (was === is || isEqual(before["multipleOf"], after["multipleOf"])) return [];
  const wider = is === undefined || (was !== undefined && isMultiple(was, is));
  const narrower = was === undefined || (is !== undefined && isMultiple(is, was));
  // A change of the type alone is a change of the type.
  if (before["multipleOf"] === undefined && wider) return [];
  if (after["multipleOf"] === undefined && narrower) return [];
  const effect = wider ? "wider" : narrower ? "narrower" : "different";
  return [keywordChange("multipleOf", effect, before["multipleOf"], after["multipleOf"])];
}

function readStep(schema: JsonObject): number | undefined {
  const { multipleOf } = schema;
  return typeof multipleOf === "number" ? multipleOf : readTypeSet(schema).has("integer") ? 1 : undefined;
}

/** Compares the sets of types. */
export function compareTypes(before: JsonObject, after: JsonObject): SchemaChange[] {
  const [ours, theirs] = [readTypeSet(before), readTypeSet(after)];
  const effect = combineEffects([
    { effect: [...ours].every((type) => hasType(theirs, type)) ? undefined : "narrower" },
    { effect: [...theirs].every((type) => hasType(ours, type)) ? undefined : "wider" },
  ]);
  return effect ? [{ kind: "type", path: ["type"], effect, before: before["type"], after: after["type"] }] : [];
}

/** Formats of OpenAPI that include another one. */
const widerFormats: Readonly<Record<string, string>> = { int32: "int64", float: "double" };

export function compareFormats(before: string, after: string): Effect | undefined {
  if (before === after) return undefined;
  if (widerFormats[before] === after) return "wider";
  return widerFormats[after] === before ? "narrower" : "different";
}

const group = /\((?:\?:)?(\w+(?:\|\w+)*)\)/g;

/** What makes a pattern match less when a part of it matches more: lookarounds, back references, sets of characters. */
const notMonotone = /\(\?[=!<]|\\[1-9k]|\[[^\]]*\(/;

/**
 * Compares two patterns. Patterns that differ only in lists of words, such as the columns in `^(site_id|name),`, are
 * compared word by word; for any others it is undecidable which one matches more.
 */
export function comparePatterns(before: string, after: string): SchemaChange[] {
  if (before === after) return [];
  const [ours, theirs] = [before, after].map((pattern) =>
    [...pattern.matchAll(group)].map(([, words = ""]) => words.split("|")),
  );
  const skeletons = [before, after].map((pattern) => pattern.replaceAll(group, "()"));
  if (skeletons[0] !== skeletons[1] || notMonotone.test(before) || notMonotone.test(after)) {
    return [keywordChange("pattern", "different", before, after)];
  }
  return (ours ?? []).flatMap((words, index): SchemaChange[] => {
    const others = theirs?.[index] ?? [];
    const missing = words.filter((word) => !others.includes(word));
    const added = others.filter((word) => !words.includes(word));
    return [
      ...missing.map((word) => ({ ...wordChange("pattern-word-removed", "narrower"), before: word, after: undefined })),
      ...added.map((word) => ({ ...wordChange("pattern-word-added", "wider"), before: undefined, after: word })),
    ];
  });
}

const wordChange = (kind: "pattern-word-removed" | "pattern-word-added", effect: Effect) =>
  ({ kind, path: ["pattern"], effect }) as const;
