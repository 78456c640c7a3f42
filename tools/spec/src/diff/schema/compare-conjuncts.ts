import { isObject, type Json, type JsonObject } from "@chekt/description";
import { combineEffects, type Comparison, type Effect, invertEffect, makeChange, type SchemaChange } from "./change.ts";
import { compareAlternatives } from "./compare-alternatives.ts";
import { compareFormats, compareNumbers, comparePatterns } from "./compare-keywords.ts";
import { areDisjoint } from "./disjoint.ts";
import { arrayAt, numberAt, textAt, typeForKeyword } from "./keywords.ts";

/** Compares what a schema can have several of: alternatives, conditions, patterns, formats. */
export function compareConjuncts(
  parts: Comparison,
  before: JsonObject,
  after: JsonObject,
  shared: (type: string) => boolean,
): SchemaChange[] {
  const [ours = [], theirs = []] = [before, after].map((schema) =>
    arrayAt(schema, "allOf")
      .filter(isObject)
      .filter((part) => Object.keys(part).some((keyword) => shared(typeForKeyword(keyword) ?? "any"))),
  );
  const changes: SchemaChange[] = [];
  // Equal ones first, so that the order says nothing.
  const rest = ours.filter((one) => {
    const index = theirs.findIndex(
      (other) => combineEffects(compareConjunct(parts, one, other) ?? [{ effect: "different" }]) === undefined,
    );
    const [match] = index === -1 ? [] : theirs.splice(index, 1);
    if (match) changes.push(...(compareConjunct(parts, one, match) ?? []));
    return !match;
  });
  for (const one of rest) {
    const index = theirs.findIndex((other) => compareConjunct(parts, one, other) !== undefined);
    const [match] = index === -1 ? [] : theirs.splice(index, 1);
    if (match) changes.push(...(compareConjunct(parts, one, match) ?? []));
    else changes.push(...compareWithNone(parts, one, after, "wider"));
  }
  return [...changes, ...theirs.flatMap((one) => compareWithNone(parts, one, before, "narrower"))];
}

/** What a conjunct means that only one schema has. */
function compareWithNone(
  parts: Comparison,
  conjunct: JsonObject,
  other: JsonObject,
  effect: "wider" | "narrower",
): SchemaChange[] {
  const { before, after } = parts;
  const [own, others] = effect === "wider" ? [before, after] : [after, before];
  const { not } = conjunct;
  if (not !== undefined && areDisjoint([own(not), own], [other, others])) return [];
  const none: JsonObject = {};
  const [was, is] = effect === "wider" ? [conjunct, none] : [none, conjunct];
  if (conjunct["if"] !== undefined) return compareConditions(parts, was, is);
  const [keyword = "allOf"] = Object.keys(conjunct);
  return [makeChange("keyword", [keyword], effect, was[keyword], is[keyword])];
}

/** Undefined if the two have nothing to do with each other. */
function compareConjunct(parts: Comparison, before: JsonObject, after: JsonObject): SchemaChange[] | undefined {
  const [was, is] = [before, after];
  const has = (keyword: string): boolean => was[keyword] !== undefined && is[keyword] !== undefined;
  const at = (keyword: string, effect: Effect | undefined): SchemaChange[] =>
    effect === undefined ? [] : [makeChange("keyword", [keyword], effect, was[keyword], is[keyword])];
  if (has("pattern")) return comparePatterns(textAt(was, "pattern"), textAt(is, "pattern"));
  if (has("format")) return at("format", compareFormats(textAt(was, "format"), textAt(is, "format")));
  if (has("not")) return at("not", invertEffect(parts.effect(was["not"] ?? true, is["not"] ?? true)));
  if (has("if")) return compareConditions(parts, was, is);
  if (has("contains")) return compareContains(parts, was, is);
  if (has("anyOf")) return compareAlternatives(parts, arrayAt(was, "anyOf"), arrayAt(is, "anyOf"), ["anyOf"]);
  if (has("oneOf")) return at("oneOf", compareOneOf(parts, arrayAt(was, "oneOf"), arrayAt(is, "oneOf")));
  if ((was["anyOf"] ?? was["oneOf"]) && (is["anyOf"] ?? is["oneOf"])) return at("oneOf", "different");
  const special = ["pattern", "format", "not", "if", "contains", "anyOf", "oneOf"];
  if ([was, is].some((part) => special.some((keyword) => keyword in part))) return undefined;
  return at("allOf", parts.effect(was, is));
}

/** `if` C `then` T `else` E accepts what satisfies (not C, or T) and (C, or E). */
function compareConditions(parts: Comparison, before: JsonObject, after: JsonObject): SchemaChange[] {
  const inBoth = before["if"] !== undefined && after["if"] !== undefined;
  const [condition, consequence, otherwise] = ["if", "then", "else"].map((keyword) =>
    keyword === "if" && !inBoth ? undefined : parts.effect(before[keyword] ?? true, after[keyword] ?? true),
  );
  const has = (keyword: string): boolean =>
    [parts.before(before[keyword] ?? true), parts.after(after[keyword] ?? true)].some(
      (schema) => schema === false || Object.keys(schema).length > 0,
    );
  const both = has("then") && has("else");
  const ofCondition =
    condition && (both ? "different" : has("then") ? invertEffect(condition) : has("else") ? condition : undefined);
  const effects = [
    ["if", ofCondition],
    ["then", consequence],
    ["else", otherwise],
  ] as const;
  return effects.flatMap(([keyword, effect]) =>
    effect === undefined ? [] : [makeChange("keyword", [keyword], effect, before[keyword], after[keyword])],
  );
}

function compareContains(parts: Comparison, before: JsonObject, after: JsonObject): SchemaChange[] {
  const effect = parts.effect(before["contains"] ?? true, after["contains"] ?? true);
  const [least, most] = [
    [before, after].map((one) => numberAt(one, "minContains", 1)),
    [before, after].map((one) => numberAt(one, "maxContains", Infinity)),
  ];
  const upper = most.some((count) => count !== Infinity);
  const lower = least.some((count) => count > 0);
  const ofSchema = effect && (upper && lower ? "different" : upper ? invertEffect(effect) : effect);
  return [
    ...(ofSchema ? [makeChange("keyword", ["contains"], ofSchema, before["contains"], after["contains"])] : []),
    ...compareNumbers({ minContains: 1, ...before }, { minContains: 1, ...after }, (type) => type === "contains"),
  ];
}

/** Members that may overlap: a value must match exactly one, so that a wider one may refuse more. */
function compareOneOf(parts: Comparison, before: readonly Json[], after: readonly Json[]): Effect | undefined {
  const left = [...after];
  for (const member of before) {
    const index = left.findIndex((other) => parts.effect(member, other) === undefined);
    if (index === -1) return "different";
    left.splice(index, 1);
  }
  return left.length > 0 ? "different" : undefined;
}
