import { isEqual, type Json, type JsonObject, toObject, toStrings } from "@chekt/description";
import { accepts, type Normalise } from "./accepts.ts";
import {
  combineEffects,
  type Comparison,
  type Effect,
  makeChange,
  prefixChanges,
  type SchemaChange,
} from "./change.ts";
import { compareAlternatives, countConjuncts, expand } from "./compare-alternatives.ts";
import { compareAnnotations, compareDependents, compareOthers } from "./compare-annotations.ts";
import { compareConjuncts } from "./compare-conjuncts.ts";
import { compareNumbers, compareTypes } from "./compare-keywords.ts";
import { arrayAt, hasKind, type NormalSchema, numberAt, readTypeSet } from "./keywords.ts";
import { isClosed, itemSchema, propertySchema } from "./merge.ts";

/** The two sides of a comparison. */
export interface Sides {
  readonly before: Normalise;
  readonly after: Normalise;
}

/** Compares two schemas. The changes say what became of the set of values that they accept. */
export function compareSchemas(sides: Sides, before: Json, after: Json): SchemaChange[] {
  return new SchemaComparison(sides).run(before, after);
}

class SchemaComparison {
  readonly #sides: Sides;
  /** Pairs of schemas. A pair that is being compared counts as equal, so that recursive schemas end. */
  readonly #known = new Map<string, SchemaChange[]>();
  readonly #active = new Map<string, number>();
  /** How many keywords are around the current pair that do not pass its effect on as it is. */
  #depth = 0;
  /** Whether a pair was taken as equal within such a keyword. */
  #assumed = false;

  readonly #parts: Comparison;

  constructor(sides: Sides) {
    this.#sides = sides;
    this.#parts = {
      ...sides,
      compare: (before, after) => this.#compare(before, after),
      effect: (before, after) => this.#effect(before, after),
    };
  }

  run(before: Json, after: Json): SchemaChange[] {
    const changes = this.#compare(before, after);
    return this.#assumed && combineEffects(changes) !== undefined
      ? [...changes, makeChange("keyword", [], "different", before, after)]
      : changes;
  }

  #compare(before: Json, after: Json): SchemaChange[] {
    const key = `${JSON.stringify(before)} ${JSON.stringify(after)}`;
    const depth = this.#active.get(key);
    if (depth !== undefined && depth !== this.#depth) this.#assumed = true;
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, []);
    this.#active.set(key, this.#depth);
    const changes = this.#compareNormal(this.#sides.before(before), this.#sides.after(after));
    this.#active.delete(key);
    this.#known.set(key, changes);
    return changes;
  }

  #compareNormal(before: NormalSchema, after: NormalSchema): SchemaChange[] {
    if (before === false || after === false) {
      if (before === after) return [];
      return [makeChange("keyword", [], after === false ? "narrower" : "wider", before, after)];
    }
    const changes = this.#compareOwn(before, after);
    const effect = combineEffects(changes);
    const [ours, theirs] = [countConjuncts(before, "anyOf"), countConjuncts(after, "anyOf")];
    // These cannot be distributed over the alternatives.
    const fixed = [before, after].some((schema) => countConjuncts(schema, "oneOf") > 0 || isClosed(schema));
    if (effect === undefined || fixed || ours + theirs === 0) return changes;
    // What one side says beside its alternatives, the other may say within them.
    const alternatives = compareAlternatives(
      this.#parts,
      expand(before, this.#sides.before),
      expand(after, this.#sides.after),
      [],
    );
    const simpler = effect === "different" && combineEffects(alternatives) !== "different";
    return simpler || ours === 0 || theirs === 0 ? alternatives : changes;
  }

  /** The effect of a change, with all that is said about it left out. */
  #effect(before: Json, after: Json): Effect | undefined {
    this.#depth++;
    const effect = combineEffects(this.#compare(before, after));
    this.#depth--;
    return effect;
  }

  #compareOwn(before: JsonObject, after: JsonObject): SchemaChange[] {
    const changes = compareAnnotations(before, after);
    const listed = [before, after].filter((schema) => Array.isArray(schema["enum"])).length;
    if (listed === 1) return [...changes, ...this.#compareValues(before, after)];
    changes.push(...(listed === 0 ? compareTypes(before, after) : this.#compareValues(before, after)));
    const [ours, theirs] = [readTypeSet(before), readTypeSet(after)];
    const shared = (type: string): boolean => type === "any" || (hasKind(ours, type) && hasKind(theirs, type));
    if (![...ours].some((type) => shared(type === "integer" ? "number" : type))) return changes;
    changes.push(...compareNumbers(before, after, shared));
    if (shared("array")) changes.push(...this.#compareItems(before, after));
    if (shared("object")) changes.push(...this.#compareProperties(before, after));
    changes.push(...compareConjuncts(this.#parts, before, after, shared), ...compareOthers(before, after));
    // What is unevaluated depends on all that is beside it, even on what accepts everything.
    if (isClosed(before) || isClosed(after)) {
      const beside = changes.filter(
        ({ kind, path: [first = ""] }) => kind !== "documentation" && !unevaluated.has(first),
      );
      const changed = beside.length > 0 || !isEqual(withoutUnevaluated(before), withoutUnevaluated(after));
      if (changed) changes.push(makeChange("keyword", [], "different"));
    }
    return changes;
  }

  /** Compares a list of values with another one, or with a schema that lists none. */
  #compareValues(before: JsonObject, after: JsonObject): SchemaChange[] {
    const [ours, theirs] = [before["enum"], after["enum"]];
    const { enum: _ours, ...ownBefore } = before;
    const { enum: _theirs, ...ownAfter } = after;
    // Where no value can be checked, what is beside the list may still be as strict as the other schema.
    const covered = (effect: Effect, was: Json, is: Json): boolean => {
      const found = combineEffects(this.#compare(was, is));
      return found === undefined || found === effect;
    };
    const removed = listRefused(ours, after, this.#sides.after).filter(
      ({ unknown }) => !(unknown && covered("wider", ownBefore, after)),
    );
    const added = listRefused(theirs, before, this.#sides.before).filter(
      ({ unknown }) => !(unknown && covered("narrower", before, ownAfter)),
    );
    const replaced = Array.isArray(ours) && theirs !== undefined && removed.length === ours.length;
    return [
      ...(ours && theirs ? [] : [makeChange("enum", ["enum"], ours ? "wider" : "narrower", ours, theirs)]),
      ...removed.map(({ value, unknown }) =>
        makeChange("enum-value-removed", ["enum"], unknown ? "different" : "narrower", value),
      ),
      ...added.map(({ value, unknown }) =>
        makeChange("enum-value-added", ["enum"], unknown || replaced ? "different" : "wider", undefined, value),
      ),
    ];
  }

  #compareProperties(before: JsonObject, after: JsonObject): SchemaChange[] {
    const [ours, theirs] = [toObject(before["properties"]), toObject(after["properties"])];
    const [needed, needs] = [toStrings(before["required"]), toStrings(after["required"])];
    const changes: SchemaChange[] = [];
    const silent = new Set<string>();
    for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const path = ["properties", name];
      const [was, is] = [propertySchema(before, name), propertySchema(after, name)];
      const inner = this.#compare(was, is);
      const isNew = !Object.hasOwn(ours, name) && isOpenOrClosed(this.#sides.before(was));
      const isGone = !Object.hasOwn(theirs, name) && isOpenOrClosed(this.#sides.after(is));
      if (isNew && this.#sides.after(is) !== false) {
        silent.add(name);
        const required = needs.includes(name) && !needed.includes(name);
        const effect = combineEffects([...inner, { effect: required ? "narrower" : undefined }]);
        changes.push(makeChange(required ? "required-property-added" : "property-added", path, effect, undefined, is));
      } else if (isGone && this.#sides.before(was) !== false) {
        silent.add(name);
        const optional = needed.includes(name) && !needs.includes(name);
        const effect = combineEffects([...inner, { effect: optional ? "wider" : undefined }]);
        changes.push(makeChange("property-removed", path, effect, was));
      } else {
        changes.push(...prefixChanges(inner, ...path));
      }
    }
    const required = (names: string[], others: string[]): string[] =>
      names.filter((name) => !others.includes(name) && !silent.has(name));
    return [
      ...changes,
      ...required(needs, needed).map((name) =>
        makeChange("property-required", ["required"], "narrower", undefined, name),
      ),
      ...required(needed, needs).map((name) => makeChange("property-optional", ["required"], "wider", name)),
      ...this.#compareAdditional(before, after),
      ...this.#summarise("propertyNames", before["propertyNames"] ?? true, after["propertyNames"] ?? true),
      ...compareDependents(before, after),
      ...this.#compareByKey("dependentSchemas", before, after),
    ];
  }

  #compareAdditional(before: JsonObject, after: JsonObject): SchemaChange[] {
    const changes: SchemaChange[] = [];
    for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
      const [was, is] = [before[keyword] ?? true, after[keyword] ?? true];
      const inner = this.#compare(was, is);
      const opened = this.#sides.before(was) === false || this.#sides.after(is) === false;
      if (!opened) changes.push(...prefixChanges(inner, keyword));
      else if (inner.length > 0) {
        changes.push(makeChange("additional-properties", [keyword], combineEffects(inner), was, is));
      }
    }
    const [ours, theirs] = [toObject(before["patternProperties"]), toObject(after["patternProperties"])];
    for (const pattern of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const was = ours[pattern] ?? before["additionalProperties"] ?? true;
      const is = theirs[pattern] ?? after["additionalProperties"] ?? true;
      changes.push(...prefixChanges(this.#compare(was, is), "patternProperties", pattern));
      // A name may match several patterns.
      const overlaps = Object.keys(ours).length > 1 || Object.keys(theirs).length > 1;
      if (overlaps && (ours[pattern] === undefined || theirs[pattern] === undefined)) {
        const effect = this.#effect(ours[pattern] ?? true, theirs[pattern] ?? true);
        changes.push(makeChange("keyword", ["patternProperties", pattern], effect, ours[pattern], theirs[pattern]));
      }
    }
    return changes;
  }

  #compareItems(before: JsonObject, after: JsonObject): SchemaChange[] {
    const length = Math.max(arrayAt(before, "prefixItems").length, arrayAt(after, "prefixItems").length);
    const prefix = Array.from({ length }, (_item, index) =>
      prefixChanges(this.#compare(itemSchema(before, index), itemSchema(after, index)), "prefixItems", String(index)),
    );
    const limited = [before, after].some((schema) => numberAt(schema, "maxItems", Infinity) <= length);
    const rest = ["items", "unevaluatedItems"].map((keyword) =>
      prefixChanges(this.#compare(before[keyword] ?? true, after[keyword] ?? true), keyword),
    );
    return [...prefix, ...(limited ? [] : rest)].flat();
  }

  #compareByKey(keyword: string, before: JsonObject, after: JsonObject): SchemaChange[] {
    const [ours, theirs] = [toObject(before[keyword]), toObject(after[keyword])];
    return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
      this.#summarise(keyword, ours[key] ?? true, theirs[key] ?? true, key),
    );
  }

  /** One change for all that changed within a keyword. */
  #summarise(keyword: string, before: Json, after: Json, ...keys: string[]): SchemaChange[] {
    const effect = combineEffects(this.#compare(before, after));
    return effect === undefined ? [] : [makeChange("keyword", [keyword, ...keys], effect, before, after)];
  }
}

const unevaluated: ReadonlySet<string> = new Set(["unevaluatedProperties", "unevaluatedItems"]);

const withoutUnevaluated = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !unevaluated.has(keyword)));

/** The listed values that a schema does not accept, or may not accept. */
function listRefused(values: Json | undefined, schema: JsonObject, normalise: Normalise) {
  const { enum: listed } = schema;
  return (Array.isArray(values) ? values : []).flatMap((value) => {
    const accepted = Array.isArray(listed)
      ? listed.some((other) => isEqual(value, other))
      : accepts(value, schema, normalise);
    return accepted === true ? [] : [{ value, unknown: accepted === undefined }];
  });
}

/** Whether a schema says nothing about the values of a property: the property is forbidden, or may have any value. */
const isOpenOrClosed = (schema: NormalSchema): boolean => schema === false || Object.keys(schema).length === 0;
