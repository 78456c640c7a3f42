import {
  getAtPointer,
  isEqual,
  isObject,
  type Json,
  type JsonObject,
  parseReference,
  toObject,
  toStrings,
} from "@chekt/description";
import { accepts, type Normalise } from "./accepts.ts";
import { areDisjoint } from "./disjoint.ts";
import {
  allTypes,
  arrayAt,
  hasKind,
  type NormalSchema,
  numberAt,
  readDeclaredTypes,
  typeForKeyword,
} from "./keywords.ts";
import { isClosed, merge, propertySchema } from "./merge.ts";
import { isMultiple, leastCommonMultiple } from "./numbers.ts";

/** What a body is for: `readOnly` properties are never sent, `writeOnly` properties never returned. */
export type Direction = "request" | "response";

/** Keywords of which a schema can have several at once, kept as members of `allOf`. */
const conjuncts = [["pattern"], ["format"], ["not"], ["anyOf"], ["oneOf"]];
const conditional = ["if", "then", "else"];
const contains = ["contains", "minContains", "maxContains"];

/** Keywords that say nothing when they have this value. */
const silent: Readonly<Record<string, readonly Json[]>> = {
  minLength: [0],
  minItems: [0],
  minProperties: [0],
  uniqueItems: [false],
  deprecated: [false],
  required: [[]],
  items: [true, {}],
  prefixItems: [[]],
  propertyNames: [true, {}],
  properties: [{}],
  patternProperties: [{}],
  additionalProperties: [true, {}],
  unevaluatedProperties: [true, {}],
  unevaluatedItems: [true, {}],
  dependentRequired: [{}],
  dependentSchemas: [{}],
  allOf: [[]],
  readOnly: [false],
  writeOnly: [false],
};

/**
 * Makes a function that normalises the schemas of a document, one level at a time: references are resolved and `allOf`
 * merged, `const` becomes `enum`, bounds of integers become inclusive, and what says nothing is dropped. The schemas
 * within a schema are left as they are, so that recursive schemas cost nothing. Schemas that accept the same values
 * for an evident reason become equal.
 */
export function createNormaliser(document: JsonObject, direction?: Direction): Normalise {
  const known = new Map<string, NormalSchema>();
  const active = new Set<string>();

  function normalise(schema: Json): NormalSchema {
    const key = JSON.stringify(schema);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (active.has(key)) throw new Error(`The schema ${key} contains itself as an alternative.`);
    active.add(key);
    const normal = withUnions(finish(collect(schema, new Set())));
    active.delete(key);
    known.set(key, normal);
    return normal;
  }

  /** Normalises all but the alternatives, which may be recursive. */
  function peek(schema: Json): NormalSchema {
    return finish(collect(schema, new Set()));
  }

  function collect(schema: Json, visited: ReadonlySet<string>): NormalSchema {
    if (!isObject(schema)) return schema === false ? false : {};
    const { $ref: reference, allOf, unevaluatedProperties, unevaluatedItems, ...own } = schema;
    let merged: NormalSchema = split(direction === undefined ? own : withoutUnused(own, direction));
    if (typeof reference === "string" && !visited.has(reference)) {
      merged = merge(merged, collect(resolveReference(reference), new Set([...visited, reference])));
    }
    for (const part of Array.isArray(allOf) ? allOf : []) merged = merge(merged, collect(part, visited));
    return close(merged, { unevaluatedProperties, unevaluatedItems });
  }

  function resolveReference(reference: string): Json {
    const target = getAtPointer(document, parseReference(reference));
    if (target === undefined) throw new Error(`The reference ${reference} does not resolve.`);
    return target;
  }

  /** Drops the properties that are not sent, or not returned. */
  function withoutUnused(schema: JsonObject, way: Direction): JsonObject {
    const mark = way === "request" ? "readOnly" : "writeOnly";
    const properties = Object.entries(toObject(schema["properties"]));
    const unused = new Set(properties.filter(([, value]) => isMarked(value, mark)).map(([name]) => name));
    if (unused.size === 0) return schema;
    return {
      ...schema,
      properties: Object.fromEntries(properties.filter(([name]) => !unused.has(name))),
      required: toStrings(schema["required"]).filter((name) => !unused.has(name)),
    };
  }

  function isMarked(schema: Json, mark: string, visited: ReadonlySet<string> = new Set()): boolean {
    if (!isObject(schema)) return false;
    const { $ref: reference, allOf } = schema;
    if (schema[mark] === true) return true;
    if (Array.isArray(allOf) && allOf.some((part) => isMarked(part, mark, visited))) return true;
    if (typeof reference !== "string" || visited.has(reference)) return false;
    return isMarked(resolveReference(reference), mark, new Set([...visited, reference]));
  }

  /** Replaces `oneOf` by `anyOf` where no value can match two members, and drops what decides nothing. */
  function withUnions(schema: NormalSchema): NormalSchema {
    // What is unevaluated depends on the form of everything beside it.
    if (schema === false || isClosed(schema)) return schema;
    const { allOf, ...rest } = schema;
    let merged: NormalSchema = rest;
    for (const conjunct of arrayAt(schema, "allOf")) {
      merged = merge(merged, isObject(conjunct) ? union(conjunct, rest) : {});
    }
    return allOf === undefined ? schema : finish(merged);
  }

  function union(conjunct: JsonObject, rest: JsonObject): NormalSchema {
    const { not, anyOf, oneOf } = conjunct;
    if (not !== undefined) {
      const negated = normalise(not);
      if (negated === false) return {};
      return Object.keys(negated).length === 0 ? false : { allOf: [conjunct] };
    }
    const members = Array.isArray(anyOf) ? anyOf : oneOf;
    if (!Array.isArray(members)) return { allOf: [conjunct] };
    const possible = members.filter((member) => finish(merge(peek(member), rest)) !== false);
    const [only] = possible;
    if (only === undefined) return false;
    if (possible.length === 1) return normalise(only);
    const merged = possible.map((member) => finish(merge(peek(member), rest)));
    const disjoint = merged.every((member, index) =>
      merged.slice(index + 1).every((other) => areDisjoint([member, peek], [other, peek])),
    );
    return { allOf: [Array.isArray(anyOf) || disjoint ? { anyOf: possible } : { oneOf: possible }] };
  }

  /** Drops values and keywords that the other keywords leave without effect. */
  function finish(schema: NormalSchema): NormalSchema {
    if (schema === false) return false;
    let normal = finishTypes(schema);
    if (Array.isArray(normal["enum"])) {
      const { enum: values, ...others } = normal;
      const results = values.map((value) => accepts(value, others, peek));
      const left = values.filter((_value, index) => results[index] !== false);
      const decided = results.every((result) => result !== undefined);
      normal = decided ? withValues(others, left) : { ...normal, enum: left };
      if (left.length === 0) return false;
    }
    if (arrayAt(normal, "type").length === 0 && normal["type"] !== undefined) return false;
    const forbidden = toStrings(normal["required"]).some((name) => propertySchema(normal, name) === false);
    if (forbidden) {
      return finish({ ...normal, type: [...readDeclaredTypes(normal)].filter((name) => name !== "object") });
    }
    return withoutSilent(normal);
  }

  return normalise;
}

/** Moves the keywords of which there can be several into `allOf`, and gives all others one form. */
function split(schema: JsonObject): JsonObject {
  const { const: constant, ...others } = schema;
  const groups = [...conjuncts];
  if (schema["if"] !== undefined && (schema["then"] !== undefined || schema["else"] !== undefined)) {
    groups.push(conditional);
  }
  if (schema["contains"] !== undefined) groups.push(contains);
  const parts = groups.flatMap((group) => {
    const found = group.flatMap((key): [string, Json][] => (schema[key] === undefined ? [] : [[key, schema[key]]]));
    return found.length > 0 ? [Object.fromEntries(found)] : [];
  });
  for (const keyword of [...conjuncts.flat(), ...conditional, ...contains]) delete others[keyword];
  if (others["type"] !== undefined) others["type"] = toStrings(others["type"]);
  const needed = parts.filter((part) => !isTrivial(part));
  const own: JsonObject = needed.length > 0 ? { ...others, allOf: needed } : others;
  if (constant === undefined) return own;
  return toObject(merge(own, { enum: [constant] }) || { type: [] });
}

function isTrivial(part: JsonObject): boolean {
  if (part["pattern"] !== undefined) return part["pattern"] === "" || part["pattern"] === ".*";
  return part["contains"] !== undefined && part["minContains"] === 0 && part["maxContains"] === undefined;
}

/** What is not evaluated is what is additional, unless an alternative or a condition evaluates some of it. */
function close(schema: NormalSchema, unevaluated: Record<string, Json | undefined>): NormalSchema {
  if (schema === false) return false;
  const closed = { ...schema };
  for (const [keyword, simple, others] of [
    ["unevaluatedProperties", "additionalProperties", ["anyOf", "oneOf", "if"]],
    ["unevaluatedItems", "items", ["anyOf", "oneOf", "if", "contains"]],
  ] as const) {
    const value = unevaluated[keyword];
    if (value === undefined || schema[simple] !== undefined) continue;
    const parts = arrayAt(schema, "allOf").filter(isObject);
    const dependent = keyword === "unevaluatedProperties" && "dependentSchemas" in schema;
    const evaluates = dependent || parts.some((part) => others.some((other) => other in part));
    closed[evaluates ? keyword : simple] = value;
  }
  return closed;
}

/** Brings the bounds into one form, and drops the types that have no value left and the keywords of other types. */
function finishTypes(schema: JsonObject): JsonObject {
  const normal = { ...schema };
  if (Array.isArray(normal["type"])) {
    const types = new Set(toStrings(normal["type"]));
    const { multipleOf } = normal;
    if (typeof multipleOf === "number" && Number.isInteger(multipleOf) && types.delete("number")) types.add("integer");
    if (types.has("number")) types.delete("integer");
    normal["type"] = [...types].toSorted();
  }
  const types = readDeclaredTypes(normal);
  if (types.has("integer")) roundBounds(normal);
  else keepStricterBounds(normal);
  const [least, most] = [numberAt(normal, "minItems", 0), numberAt(normal, "maxItems", Infinity)];
  const prefix = arrayAt(normal, "prefixItems");
  if (normal["items"] === false) normal["maxItems"] = Math.min(most, prefix.length);
  if (numberAt(normal, "maxItems", Infinity) <= prefix.length) {
    if (prefix.length > 0) normal["prefixItems"] = prefix.slice(0, numberAt(normal, "maxItems", Infinity));
    delete normal["items"];
  }
  const empty = new Set<string>();
  if (numberAt(normal, "minLength", 0) > numberAt(normal, "maxLength", Infinity)) empty.add("string");
  if (least > numberAt(normal, "maxItems", Infinity)) empty.add("array");
  if (numberAt(normal, "minProperties", 0) > numberAt(normal, "maxProperties", Infinity)) empty.add("object");
  if (isEmptyRange(normal)) empty.add("number").add("integer");
  if ([...types].some((type) => empty.has(type))) {
    return finishTypes({ ...normal, type: [...types].filter((type) => !empty.has(type)) });
  }
  const required = toStrings(normal["required"]);
  if (numberAt(normal, "minProperties", 0) <= required.length) delete normal["minProperties"];
  if (Array.isArray(normal["required"])) normal["required"] = required.toSorted();
  const left = readDeclaredTypes(normal);
  const applies = (keyword: string): boolean => {
    const about = typeForKeyword(keyword);
    return about === undefined || hasKind(left, about);
  };
  const entries = Object.entries(normal).filter(([keyword]) => applies(keyword));
  return Object.fromEntries(
    entries.map(([keyword, value]) => {
      if (keyword !== "allOf" || !Array.isArray(value)) return [keyword, value];
      return [keyword, value.filter((part) => !isObject(part) || Object.keys(part).some(applies))];
    }),
  );
}

function roundBounds(schema: JsonObject): void {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = schema;
  const lower = Math.max(
    typeof minimum === "number" ? Math.ceil(minimum) : -Infinity,
    typeof exclusiveMinimum === "number" ? Math.floor(exclusiveMinimum) + 1 : -Infinity,
  );
  const upper = Math.min(
    typeof maximum === "number" ? Math.floor(maximum) : Infinity,
    typeof exclusiveMaximum === "number" ? Math.ceil(exclusiveMaximum) - 1 : Infinity,
  );
  for (const keyword of ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"]) delete schema[keyword];
  if (lower !== -Infinity) schema["minimum"] = lower;
  if (upper !== Infinity) schema["maximum"] = upper;
  if (typeof multipleOf !== "number") return;
  if (isMultiple(1, multipleOf)) delete schema["multipleOf"];
  else schema["multipleOf"] = leastCommonMultiple(multipleOf, 1);
}

function keepStricterBounds(schema: JsonObject): void {
  if (numberAt(schema, "exclusiveMinimum", -Infinity) >= numberAt(schema, "minimum", -Infinity))
    delete schema["minimum"];
  else delete schema["exclusiveMinimum"];
  if (numberAt(schema, "exclusiveMaximum", Infinity) <= numberAt(schema, "maximum", Infinity)) delete schema["maximum"];
  else delete schema["exclusiveMaximum"];
}

function isEmptyRange(schema: JsonObject): boolean {
  const lower = Math.max(numberAt(schema, "minimum", -Infinity), numberAt(schema, "exclusiveMinimum", -Infinity));
  const upper = Math.min(numberAt(schema, "maximum", Infinity), numberAt(schema, "exclusiveMaximum", Infinity));
  const open = schema["exclusiveMinimum"] !== undefined || schema["exclusiveMaximum"] !== undefined;
  return lower > upper || (lower === upper && open && Number.isFinite(lower));
}

/** A schema with these values alone. All values of a type are the type. */
function withValues(schema: JsonObject, values: readonly Json[]): JsonObject {
  const kept = Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword]) => typeForKeyword(keyword) === undefined && keyword !== "type" && keyword !== "allOf",
    ),
  );
  const type = [
    ...(values.includes(true) && values.includes(false) ? ["boolean"] : []),
    ...(values.includes(null) ? ["null"] : []),
  ];
  const complete = values.every((value) => value === null || (typeof value === "boolean" && type.includes("boolean")));
  return complete ? { ...kept, type } : { ...kept, enum: [...values] };
}

function withoutSilent(schema: JsonObject): JsonObject {
  const normal = { ...schema };
  if (numberAt(normal, "maxItems", Infinity) <= 1) delete normal["uniqueItems"];
  if (isObject(normal["dependentRequired"])) {
    const always = toStrings(normal["required"]);
    const entries = Object.entries(normal["dependentRequired"]).flatMap(([name, others]): [string, Json][] => {
      const left = toStrings(others).filter((other) => other !== name && !always.includes(other));
      return left.length > 0 ? [[name, left.toSorted()]] : [];
    });
    normal["dependentRequired"] = Object.fromEntries(entries);
  }
  if (Array.isArray(normal["type"]) && allTypes.every((type) => toStrings(normal["type"]).includes(type))) {
    delete normal["type"];
  }
  return Object.fromEntries(
    Object.entries(normal).filter(
      ([keyword, value]) => !(silent[keyword] ?? []).some((nothing) => isEqual(nothing, value)),
    ),
  );
}
