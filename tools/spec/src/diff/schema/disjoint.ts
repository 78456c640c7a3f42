import { type JsonObject, toStrings } from "@chekt/description";
import { accepts, type Normalise } from "./accepts.ts";
import { hasKind, hasType, type NormalSchema, readTypeSet, typeForKeyword } from "./keywords.ts";
import { merge, propertySchema } from "./merge.ts";

/** A schema, and how to normalise the schemas within it. */
export type Side = readonly [schema: NormalSchema, normalise: Normalise];

/** How many levels of required properties are searched for one that tells two schemas apart. */
const maxDepth = 3;

/** Whether no value can satisfy both schemas, as far as types, values, bounds and required properties tell. */
export function areDisjoint(left: Side, right: Side, depth: number = maxDepth): boolean {
  const [[ours, normaliseOurs], [theirs, normaliseTheirs]] = [left, right];
  if (ours === false || theirs === false) return true;
  if (Array.isArray(ours["enum"])) {
    return ours["enum"].every((value) => accepts(value, theirs, normaliseTheirs) === false);
  }
  if (Array.isArray(theirs["enum"])) return areDisjoint(right, left, depth);
  const types = readTypeSet(theirs);
  const shared = [...readTypeSet(ours)].filter((type) => hasType(types, type) || hasKind(types, type));
  if (shared.length === 0) return true;
  if (shared.some((type) => type !== "object")) {
    return normaliseOurs(merge(withoutChildren(ours), withoutChildren(theirs))) === false;
  }
  const names = new Set([...toStrings(ours["required"]), ...toStrings(theirs["required"])]);
  return (
    depth > 0 &&
    [...names].some((name) =>
      areDisjoint(
        [normaliseOurs(propertySchema(ours, name)), normaliseOurs],
        [normaliseTheirs(propertySchema(theirs, name)), normaliseTheirs],
        depth - 1,
      ),
    )
  );
}

/** The types and bounds of a schema, which need no other schema to be understood. */
function withoutChildren(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword]) => keyword === "type" || ["string", "number"].includes(typeForKeyword(keyword) ?? ""),
    ),
  );
}
