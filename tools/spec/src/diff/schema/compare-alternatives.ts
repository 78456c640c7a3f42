import { isObject, type Json, type JsonObject } from "@chekt/description";
import type { Normalise } from "./accepts.ts";
import {
  combineEffects,
  type Comparison,
  type Effect,
  makeChange,
  prefixChanges,
  type SchemaChange,
} from "./change.ts";
import { areDisjoint } from "./disjoint.ts";
import { arrayAt, readTypeSet } from "./keywords.ts";

/** Members of which a value must match one. */
export function compareAlternatives(
  { before: ours, after: theirs, compare }: Comparison,
  before: readonly Json[],
  after: readonly Json[],
  path: readonly string[],
): SchemaChange[] {
  const effect = (one: Json, other: Json): Effect | undefined => combineEffects(compare(one, other));
  const within = (one: Json, other: Json, allowed: Effect): boolean =>
    [undefined, allowed].includes(effect(one, other));
  const lost = before.filter((one) => !after.some((other) => within(one, other, "wider")));
  const gained = after.filter((other) => !before.some((one) => within(one, other, "narrower")));
  const changes: SchemaChange[] = [];
  const matched = new Set<Json>();
  const compareMatch = (one: Json, other: Json): void => {
    matched.add(one).add(other);
    changes.push(...prefixChanges(compare(one, other), ...path, String(after.indexOf(other))));
  };
  for (const one of before) {
    const other = after.find((candidate) => effect(one, candidate) === undefined);
    if (other !== undefined && !matched.has(other)) compareMatch(one, other);
  }
  // An alternative may be what became of another one if some value could match both.
  const areRelated = (one: Json, other: Json): boolean => !areDisjoint([ours(one), ours], [theirs(other), theirs]);
  // What is neither lost nor gained may still be what the other one became.
  const find = (candidates: readonly Json[], inOrder: (other: Json) => [Json, Json]): Json | undefined => {
    const related = candidates.filter((other) => !matched.has(other) && areRelated(...inOrder(other)));
    return related.find((other) => effect(...inOrder(other)) !== "different") ?? related[0];
  };
  for (const one of lost.filter((candidate) => !matched.has(candidate))) {
    const other = find([...gained, ...after], (candidate) => [one, candidate]);
    if (other === undefined) changes.push(makeChange("alternative-removed", path, "narrower", one));
    else compareMatch(one, other);
  }
  for (const other of gained.filter((candidate) => !matched.has(candidate))) {
    const one = find(before, (candidate) => [candidate, other]);
    if (one === undefined) changes.push(makeChange("alternative-added", path, "wider", undefined, other));
    else compareMatch(one, other);
  }
  return changes;
}

/** How many conjuncts of a kind a schema has. */
export const countConjuncts = (schema: JsonObject, keyword: string): number =>
  arrayAt(schema, "allOf").filter((part) => isObject(part) && part[keyword] !== undefined).length;

/** A schema as the list of its alternatives, each of a single type. */
export function expand(schema: JsonObject, normalise: Normalise): Json[] {
  const parts = arrayAt(schema, "allOf");
  const union = parts.find((part) => isObject(part) && part["anyOf"] !== undefined);
  const members = isObject(union) ? arrayAt(union, "anyOf") : [true];
  const rest = { ...schema, allOf: parts.filter((part) => part !== union) };
  return members.flatMap((member) => {
    const normal = normalise({ allOf: [rest, member] });
    if (normal === false) return [];
    const types = normal["type"] === undefined && normal["enum"] === undefined ? [] : [...readTypeSet(normal)];
    return types.length > 1 ? types.map((type): Json => ({ allOf: [normal], type })) : [normal];
  });
}
