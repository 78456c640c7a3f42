import { isEqual, isObject, type Json, type JsonObject, toObject, toStrings } from "@chekt/description";
import { accepts, type Normalise } from "./accepts.ts";
import { combineEffects, type Effect, invertEffect, type SchemaChange, type SchemaKind } from "./change.ts";
import { areDisjoint } from "./disjoint.ts";
import { compareFormats, compareNumbers, comparePatterns, compareTypes } from "./compare-keywords.ts";
import {
  arrayAt,
  documentationKeywords,
  hasKind,
  type NormalSchema,
  numberAt,
  readTypeSet,
  typeForKeyword,
} from "./keywords.ts";
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

const change = (
  kind: SchemaKind,
  path: readonly string[],
  effect: Effect | undefined,
  before?: Json,
  after?: Json,
): SchemaChange => ({ kind, path, effect, before, after });

const prefixed = (changes: readonly SchemaChange[], ...keys: string[]): SchemaChange[] =>
  changes.map((one) => ({ ...one, path: [...keys, ...one.path] }));

/** Keywords that `compareOwn` compares, besides those of types and values. */
const compared: ReadonlySet<string> = new Set([
  ...documentationKeywords,
  "additionalProperties",
  "allOf",
  "default",
  "dependentRequired",
  "dependentSchemas",
  "deprecated",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "items",
  "maximum",
  "maxItems",
  "maxLength",
  "maxProperties",
  "minimum",
  "minItems",
  "minLength",
  "minProperties",
  "multipleOf",
  "patternProperties",
  "prefixItems",
  "properties",
  "propertyNames",
  "required",
  "type",
  "unevaluatedItems",
  "unevaluatedProperties",
  "uniqueItems",
]);

class SchemaComparison {
  readonly #sides: Sides;
  /** Pairs of schemas. A pair that is being compared counts as equal, so that recursive schemas end. */
  readonly #known = new Map<string, SchemaChange[]>();
  readonly #active = new Map<string, number>();
  /** How many keywords are around the current pair that do not pass its effect on as it is. */
  #depth = 0;
  /** Whether a pair was taken as equal within such a keyword. */
  #assumed = false;

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  run(before: Json, after: Json): SchemaChange[] {
    const changes = this.#compare(before, after);
    return this.#assumed && combineEffects(changes) !== undefined
      ? [...changes, change("keyword", [], "different", before, after)]
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
      return [change("keyword", [], after === false ? "narrower" : "wider", before, after)];
    }
    const changes = this.#compareOwn(before, after);
    const effect = combineEffects(changes);
    const [ours, theirs] = [countConjuncts(before, "anyOf"), countConjuncts(after, "anyOf")];
    const exclusive = countConjuncts(before, "oneOf") + countConjuncts(after, "oneOf") > 0;
    if (effect === undefined || exclusive || ours + theirs === 0) return changes;
    // What one side says beside its alternatives, the other may say within them.
    const alternatives = this.#compareAlternatives(
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
    changes.push(...this.#compareConjuncts(before, after, shared), ...compareOthers(before, after));
    // What is unevaluated depends on all that is beside it, even on what accepts everything.
    if (isClosed(before) || isClosed(after)) {
      const changed = changes.some(({ kind }) => kind !== "documentation") || !isEqual(before, after);
      if (changed) changes.push(change("keyword", [], "different"));
    }
    return changes;
  }

  /** Compares a list of values with another one, or with a schema that lists none. */
  #compareValues(before: JsonObject, after: JsonObject): SchemaChange[] {
    const [ours, theirs] = [before["enum"], after["enum"]];
    const refused = (values: Json | undefined, [schema, normalise]: readonly [JsonObject, Normalise]) =>
      (Array.isArray(values) ? values : []).flatMap((value) => {
        const { enum: listed } = schema;
        const accepted = Array.isArray(listed)
          ? listed.some((other) => isEqual(value, other))
          : accepts(value, schema, normalise);
        return accepted === true ? [] : [{ value, unknown: accepted === undefined }];
      });
    const removed = refused(ours, [after, this.#sides.after]);
    const added = refused(theirs, [before, this.#sides.before]);
    const replaced = Array.isArray(ours) && theirs !== undefined && removed.length === ours.length;
    return [
      ...(ours && theirs ? [] : [change("enum", ["enum"], ours ? "wider" : "narrower", ours, theirs)]),
      ...removed.map(({ value, unknown }) =>
        change("enum-value-removed", ["enum"], unknown ? "different" : "narrower", value),
      ),
      ...added.map(({ value, unknown }) =>
        change("enum-value-added", ["enum"], unknown || replaced ? "different" : "wider", undefined, value),
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
        changes.push(change(required ? "required-property-added" : "property-added", path, effect, undefined, is));
      } else if (isGone && this.#sides.before(was) !== false) {
        silent.add(name);
        const optional = needed.includes(name) && !needs.includes(name);
        const effect = combineEffects([...inner, { effect: optional ? "wider" : undefined }]);
        changes.push(change("property-removed", path, effect, was));
      } else {
        changes.push(...prefixed(inner, ...path));
      }
    }
    const required = (names: string[], others: string[]): string[] =>
      names.filter((name) => !others.includes(name) && !silent.has(name));
    return [
      ...changes,
      ...required(needs, needed).map((name) => change("property-required", ["required"], "narrower", undefined, name)),
      ...required(needed, needs).map((name) => change("property-optional", ["required"], "wider", name)),
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
      if (!opened) changes.push(...prefixed(inner, keyword));
      else if (inner.length > 0) {
        changes.push(change("additional-properties", [keyword], combineEffects(inner), was, is));
      }
    }
    const [ours, theirs] = [toObject(before["patternProperties"]), toObject(after["patternProperties"])];
    for (const pattern of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const was = ours[pattern] ?? before["additionalProperties"] ?? true;
      const is = theirs[pattern] ?? after["additionalProperties"] ?? true;
      changes.push(...prefixed(this.#compare(was, is), "patternProperties", pattern));
      // A name may match several patterns.
      const overlaps = Object.keys(ours).length > 1 || Object.keys(theirs).length > 1;
      if (overlaps && (ours[pattern] === undefined || theirs[pattern] === undefined)) {
        const effect = this.#effect(ours[pattern] ?? true, theirs[pattern] ?? true);
        changes.push(change("keyword", ["patternProperties", pattern], effect, ours[pattern], theirs[pattern]));
      }
    }
    return changes;
  }

  #compareItems(before: JsonObject, after: JsonObject): SchemaChange[] {
    const length = Math.max(arrayAt(before, "prefixItems").length, arrayAt(after, "prefixItems").length);
    const prefix = Array.from({ length }, (_item, index) =>
      prefixed(this.#compare(itemSchema(before, index), itemSchema(after, index)), "prefixItems", String(index)),
    );
    const limited = [before, after].some((schema) => numberAt(schema, "maxItems", Infinity) <= length);
    const rest = ["items", "unevaluatedItems"].map((keyword) =>
      prefixed(this.#compare(before[keyword] ?? true, after[keyword] ?? true), keyword),
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
    return effect === undefined ? [] : [change("keyword", [keyword, ...keys], effect, before, after)];
  }

  /** Compares what a schema can have several of: alternatives, conditions, patterns, formats. */
  #compareConjuncts(before: JsonObject, after: JsonObject, shared: (type: string) => boolean): SchemaChange[] {
    const [ours = [], theirs = []] = [before, after].map((schema) =>
      arrayAt(schema, "allOf")
        .filter(isObject)
        .filter((part) => Object.keys(part).some((keyword) => shared(typeForKeyword(keyword) ?? "any"))),
    );
    const changes: SchemaChange[] = [];
    // Equal ones first, so that the order says nothing.
    const rest = ours.filter((one) => {
      const index = theirs.findIndex(
        (other) => combineEffects(this.#compareConjunct(one, other) ?? unlike) === undefined,
      );
      const [match] = index === -1 ? [] : theirs.splice(index, 1);
      if (match) changes.push(...(this.#compareConjunct(one, match) ?? []));
      return !match;
    });
    for (const one of rest) {
      const index = theirs.findIndex((other) => this.#compareConjunct(one, other) !== undefined);
      const [match] = index === -1 ? [] : theirs.splice(index, 1);
      if (match) changes.push(...(this.#compareConjunct(one, match) ?? []));
      else changes.push(...this.#compareWithNone(one, after, "wider"));
    }
    return [...changes, ...theirs.flatMap((one) => this.#compareWithNone(one, before, "narrower"))];
  }

  /** What a conjunct means that only one schema has. */
  #compareWithNone(conjunct: JsonObject, other: JsonObject, effect: "wider" | "narrower"): SchemaChange[] {
    const { before, after } = this.#sides;
    const [own, others] = effect === "wider" ? [before, after] : [after, before];
    const { not } = conjunct;
    if (not !== undefined && areDisjoint([own(not), own], [other, others])) return [];
    const none: JsonObject = {};
    const [was, is] = effect === "wider" ? [conjunct, none] : [none, conjunct];
    if (conjunct["if"] !== undefined) return this.#compareConditions(was, is);
    const [keyword = "allOf"] = Object.keys(conjunct);
    return [change("keyword", [keyword], effect, was[keyword], is[keyword])];
  }

  /** Undefined if the two have nothing to do with each other. */
  #compareConjunct(before: JsonObject, after: JsonObject): SchemaChange[] | undefined {
    const [was, is] = [before, after];
    const has = (keyword: string): boolean => was[keyword] !== undefined && is[keyword] !== undefined;
    const at = (keyword: string, effect: Effect | undefined): SchemaChange[] =>
      effect === undefined ? [] : [change("keyword", [keyword], effect, was[keyword], is[keyword])];
    if (has("pattern")) return comparePatterns(String(was["pattern"]), String(is["pattern"]));
    if (has("format")) return at("format", compareFormats(String(was["format"]), String(is["format"])));
    if (has("not")) return at("not", invertEffect(this.#effect(was["not"] ?? true, is["not"] ?? true)));
    if (has("if")) return this.#compareConditions(was, is);
    if (has("contains")) return this.#compareContains(was, is);
    if (has("anyOf")) return this.#compareAlternatives(arrayAt(was, "anyOf"), arrayAt(is, "anyOf"), ["anyOf"]);
    if (has("oneOf")) return at("oneOf", this.#compareOneOf(arrayAt(was, "oneOf"), arrayAt(is, "oneOf")));
    if ((was["anyOf"] ?? was["oneOf"]) && (is["anyOf"] ?? is["oneOf"])) return at("oneOf", "different");
    const special = ["pattern", "format", "not", "if", "contains", "anyOf", "oneOf"];
    if ([was, is].some((part) => special.some((keyword) => keyword in part))) return undefined;
    return at("allOf", this.#effect(was, is));
  }

  /** `if` C `then` T `else` E accepts what satisfies (not C, or T) and (C, or E). */
  #compareConditions(before: JsonObject, after: JsonObject): SchemaChange[] {
    const inBoth = before["if"] !== undefined && after["if"] !== undefined;
    const [condition, then, otherwise] = ["if", "then", "else"].map((keyword) =>
      keyword === "if" && !inBoth ? undefined : this.#effect(before[keyword] ?? true, after[keyword] ?? true),
    );
    const has = (keyword: string): boolean =>
      [this.#sides.before(before[keyword] ?? true), this.#sides.after(after[keyword] ?? true)].some(
        (schema) => schema === false || Object.keys(schema).length > 0,
      );
    const both = has("then") && has("else");
    const ofCondition =
      condition && (both ? "different" : has("then") ? invertEffect(condition) : has("else") ? condition : undefined);
    const effects = { if: ofCondition, then, else: otherwise };
    return Object.entries(effects).flatMap(([keyword, effect]) =>
      effect === undefined ? [] : [change("keyword", [keyword], effect, before[keyword], after[keyword])],
    );
  }

  #compareContains(before: JsonObject, after: JsonObject): SchemaChange[] {
    const effect = this.#effect(before["contains"] ?? true, after["contains"] ?? true);
    const [least, most] = [
      [before, after].map((one) => numberAt(one, "minContains", 1)),
      [before, after].map((one) => numberAt(one, "maxContains", Infinity)),
    ];
    const upper = most.some((count) => count !== Infinity);
    const lower = least.some((count) => count > 0);
    const ofSchema = effect && (upper && lower ? "different" : upper ? invertEffect(effect) : effect);
    return [
      ...(ofSchema ? [change("keyword", ["contains"], ofSchema, before["contains"], after["contains"])] : []),
      ...compareNumbers({ minContains: 1, ...before }, { minContains: 1, ...after }, (type) => type === "contains"),
    ];
  }

  /** Members that may overlap: a value must match exactly one, so that a wider one may refuse more. */
  #compareOneOf(before: readonly Json[], after: readonly Json[]): Effect | undefined {
    const left = [...after];
    for (const member of before) {
      const index = left.findIndex((other) => this.#effect(member, other) === undefined);
      if (index === -1) return "different";
      left.splice(index, 1);
    }
    return left.length > 0 ? "different" : undefined;
  }

  /** Members of which a value must match one. */
  #compareAlternatives(before: readonly Json[], after: readonly Json[], path: string[]): SchemaChange[] {
    const effect = (one: Json, other: Json): Effect | undefined => combineEffects(this.#compare(one, other));
    const within = (one: Json, other: Json, allowed: Effect): boolean =>
      [undefined, allowed].includes(effect(one, other));
    const lost = before.filter((one) => !after.some((other) => within(one, other, "wider")));
    const gained = after.filter((other) => !before.some((one) => within(one, other, "narrower")));
    const changes: SchemaChange[] = [];
    const matched = new Set<Json>();
    const compareMatch = (one: Json, other: Json): void => {
      matched.add(one).add(other);
      changes.push(...prefixed(this.#compare(one, other), ...path, String(after.indexOf(other))));
    };
    for (const one of before) {
      const other = after.find((candidate) => effect(one, candidate) === undefined);
      if (other !== undefined && !matched.has(other)) compareMatch(one, other);
    }
    // What is neither lost nor gained may still be what the other one became.
    const find = (candidates: readonly Json[], inOrder: (other: Json) => [Json, Json]): Json | undefined => {
      const related = candidates.filter((other) => !matched.has(other) && this.#areRelated(...inOrder(other)));
      return related.find((other) => effect(...inOrder(other)) !== "different") ?? related[0];
    };
    for (const one of lost.filter((candidate) => !matched.has(candidate))) {
      const other = find([...gained, ...after], (candidate) => [one, candidate]);
      if (other === undefined) changes.push(change("alternative-removed", path, "narrower", one));
      else compareMatch(one, other);
    }
    for (const other of gained.filter((candidate) => !matched.has(candidate))) {
      const one = find(before, (candidate) => [candidate, other]);
      if (one === undefined) changes.push(change("alternative-added", path, "wider", undefined, other));
      else compareMatch(one, other);
    }
    return changes;
  }

  /** Whether an alternative may be what another one became. */
  #areRelated(before: Json, after: Json): boolean {
    const { before: ours, after: theirs } = this.#sides;
    return !areDisjoint([ours(before), ours], [theirs(after), theirs]);
  }
}

const unlike = [{ effect: "different" }] as const;

const countConjuncts = (schema: JsonObject, keyword: string): number =>
  arrayAt(schema, "allOf").filter((part) => isObject(part) && part[keyword] !== undefined).length;

/** A schema as the list of its alternatives, each of a single type. */
function expand(schema: JsonObject, normalise: Normalise): Json[] {
  const parts = arrayAt(schema, "allOf");
  const union = parts.find((part) => isObject(part) && part["anyOf"] !== undefined);
  const members = isObject(union) ? arrayAt(union, "anyOf") : [true];
  const rest = { ...schema, allOf: parts.filter((part) => part !== union) };
  return members.flatMap((member) => {
    const normal = normalise({ allOf: [rest, member] });
    if (normal === false) return [];
    const types = toStrings(normal["type"]);
    return types.length > 1 ? types.map((type): Json => ({ ...normal, type: [type] })) : [normal];
  });
}

/** Whether nothing is said about the values of a property: it is refused, or may be anything. */
const isOpenOrClosed = (schema: NormalSchema): boolean => schema === false || Object.keys(schema).length === 0;

function compareAnnotations(before: JsonObject, after: JsonObject): SchemaChange[] {
  const changed = (keyword: string): boolean => !isEqual(before[keyword], after[keyword]);
  const changes = ["default", "deprecated"].filter(changed) as ("default" | "deprecated")[];
  return [
    ...changes.map((kind) => change(kind, [kind], undefined, before[kind], after[kind])),
    ...([...documentationKeywords].some(changed) ? [change("documentation", [], undefined)] : []),
  ];
}

/** Keywords that nothing here knows. */
function compareOthers(before: JsonObject, after: JsonObject): SchemaChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((keyword) => {
    if (compared.has(keyword) || isEqual(before[keyword], after[keyword])) return [];
    const harmless = keyword.startsWith("x-") || notAsserted.has(keyword);
    const [kind, effect]: [SchemaKind, Effect | undefined] = harmless
      ? ["extension", undefined]
      : ["keyword", "different"];
    return [change(kind, [keyword], effect, before[keyword], after[keyword])];
  });
}

/** Keywords that describe values without restricting them. */
const notAsserted = new Set(["contentEncoding", "contentMediaType", "contentSchema", "discriminator", "xml"]);

function compareDependents(before: JsonObject, after: JsonObject): SchemaChange[] {
  const [ours, theirs] = [toObject(before["dependentRequired"]), toObject(after["dependentRequired"])];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) => {
    const [was, is] = [toStrings(ours[name]), toStrings(theirs[name])];
    const added = is.some((other) => !was.includes(other));
    const removed = was.some((other) => !is.includes(other));
    const effect = combineEffects([
      { effect: added ? "narrower" : undefined },
      { effect: removed ? "wider" : undefined },
    ]);
    return effect ? [change("keyword", ["dependentRequired", name], effect, was, is)] : [];
  });
}
