import { isObject, type Json, type JsonObject } from "@chekt/description";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";

/** The schemas that generated schemas refer to. `Tree` is recursive. */
export const components: JsonObject = {
  schemas: {
    Name: { type: "string", minLength: 1 },
    Tree: {
      type: "object",
      required: ["a"],
      properties: { a: { type: "integer" }, b: { $ref: "#/components/schemas/Tree" } },
    },
  },
};

/** A keyword of JSON Schema. Written as a plain key, each use would look like a promise to the linter. */
// oxlint-disable-next-line unicorn/no-thenable
export const consequence = "then";

const names = ["a", "b", "c"];
const strings = ["", "a", "b", "ab", "abc"];

/** Values close to the constants of the generated schemas. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, ...strings),
    fc.integer({ min: -3, max: 8 }),
    fc.constantFrom(0.5, 1.5, 2.5),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const size = fc.integer({ min: 0, max: 3 });
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 5);
const listOf = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const record = (item: fc.Arbitrary<Json>) =>
  fc.dictionary(fc.constantFrom(...names), item, { minKeys: 1, maxKeys: 2, noNullPrototype: true });

const group = (model: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true }).map((keywords) => keywords as JsonObject);

/** Groups of keywords that mean something together. */
function groups(schema: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject>[] {
  const types = ["array", "boolean", "integer", "null", "number", "object", "string"];
  const members = fc.array(schema, { minLength: 1, maxLength: 3 });
  return [
    fc.constantFrom<JsonObject>({ $ref: "#/components/schemas/Name" }, { $ref: "#/components/schemas/Tree" }),
    group({ type: fc.oneof(fc.constantFrom(...types), listOf(fc.constantFrom(...types))) }),
    group({
      enum: listOf(fc.constantFrom<Json>(...strings, 0, 1, 2, null, true, false)),
      const: fc.constantFrom<Json>("a", 1),
    }),
    group({
      minLength: size,
      maxLength: size,
      pattern: fc.constantFrom("", "a", "^a", "^(a|b)$", "^(a|ab)$", "^(a|ab|abc)$"),
    }),
    group({ minimum: number, maximum: number, exclusiveMinimum: number, exclusiveMaximum: number }),
    group({ multipleOf: fc.constantFrom(0.5, 1, 2, 3, 4) }),
    group({ items: schema, prefixItems: members, minItems: size, maxItems: size, uniqueItems: fc.boolean() }),
    group({ contains: schema, minContains: size, maxContains: size }),
    group({ properties: record(schema), required: listOf(fc.constantFrom(...names)) }),
    group({
      properties: record(schema),
      additionalProperties: schema,
      patternProperties: fc.record({ "^[ab]": schema }),
    }),
    group({ minProperties: size, maxProperties: size, propertyNames: schema }),
    group({ dependentRequired: record(listOf(fc.constantFrom(...names))), dependentSchemas: record(schema) }),
    group({ unevaluatedProperties: fc.boolean(), unevaluatedItems: fc.boolean() }),
    fc.record({ not: schema }),
    fc.record({ if: schema, [consequence]: schema, else: schema }, { requiredKeys: ["if"] }),
    fc.record({ allOf: members }),
    fc.record({ anyOf: members }),
    fc.record({ oneOf: members }),
  ];
}

/** Schemas with every keyword that the comparison knows, a few levels deep. */
export const schemas: fc.Arbitrary<Json> = fc.letrec<{ schema: Json; object: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, depthIdentifier: "schema" },
    { arbitrary: fc.boolean(), weight: 1 },
    { arbitrary: fc.record({ type: fc.constantFrom("string", "integer", "object", "array") }), weight: 3 },
    { arbitrary: tie("object"), weight: 8 },
  ),
  object: fc
    .array(fc.oneof({ depthIdentifier: "schema" }, ...groups(tie("schema"))), { minLength: 1, maxLength: 3 })
    .map((parts) => Object.assign({}, ...parts) as JsonObject),
})).schema;

/** A schema, and the same schema with one or two keywords added, changed or dropped somewhere in it. */
export const edits: fc.Arbitrary<[before: Json, after: Json]> = fc
  .tuple(schemas, fc.array(fc.tuple(fc.nat(), fc.nat(), schemas), { minLength: 1, maxLength: 2 }))
  .map(([before, changes]) => {
    const after = structuredClone({ schema: before });
    for (const [place, keyword, source] of changes) editAt(after, place, keyword, source);
    return [before, after.schema];
  });

function editAt(root: { schema: Json }, place: number, keyword: number, source: Json): void {
  const found = listSchemas(root.schema);
  const target = found[place % Math.max(found.length, 1)];
  const entries = isObject(source) ? Object.entries(source) : [];
  const [name, value] = entries[keyword % Math.max(entries.length, 1)] ?? [];
  if (target === undefined) root.schema = source;
  else if (name === undefined || value === undefined)
    delete target[Object.keys(target)[keyword % Math.max(Object.keys(target).length, 1)] ?? ""];
  else target[name] = value;
}

/** Every schema object within a schema, itself included. */
function listSchemas(node: Json): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(listSchemas);
  if (!isObject(node)) return [];
  const maps = new Set(["properties", "patternProperties", "dependentSchemas"]);
  const children = Object.entries(node).flatMap(([key, value]) => {
    if (["enum", "const", "required", "dependentRequired"].includes(key)) return [];
    return maps.has(key) && isObject(value) ? Object.values(value).flatMap(listSchemas) : listSchemas(value);
  });
  return [node, ...children];
}

/** Compiles a schema with Ajv, as a judge that knows nothing of this comparison. */
export function compile(schema: Json): (value: Json) => boolean {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  const validate = ajv.compile({ allOf: [separateContains(schema)], components });
  return (value) => validate(value);
}

/** Ajv accepts an empty array if a schema has both `contains` and `prefixItems`, so that the two must be apart. */
function separateContains(node: Json): Json {
  if (Array.isArray(node)) return node.map(separateContains);
  if (!isObject(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, separateContains(value)]));
  const { contains, minContains, maxContains, allOf = [], ...rest } = copy;
  if (contains === undefined || !Array.isArray(allOf)) return copy;
  const part = {
    contains,
    ...(minContains !== undefined && { minContains }),
    ...(maxContains !== undefined && { maxContains }),
  };
  return { ...rest, allOf: [...allOf, part] };
}
