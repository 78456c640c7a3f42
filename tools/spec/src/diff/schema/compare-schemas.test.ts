import type { Json, JsonObject } from "@chekt/description";
import { describe, expect, it } from "vitest";
import { consequence } from "../../../test/diff/schemas.ts";
import { classifyChange, mostSevere } from "../finding.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { createNormaliser, type Direction } from "./normalise.ts";

/** Compares two schemas, and the changes by class. `undefined` means that nothing differs. */
function classify(before: Json, after: Json, direction: Direction = "request", schemas: JsonObject = {}) {
  const document = { components: { schemas } };
  const sides = { before: createNormaliser(document, direction), after: createNormaliser(document, direction) };
  const changes = compareSchemas(sides, before, after);
  return mostSevere(
    changes.map((change) => ({
      ...change,
      class: classifyChange(change, direction),
      operation: undefined,
      direction,
      pointer: "",
    })),
  );
}

const text = { type: "string" };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: "object", properties, ...rest });

describe("equivalent schemas", () => {
  const same: [name: string, before: Json, after: Json][] = [
    ["a reference and its target", { $ref: "#/components/schemas/Name" }, { type: "string", minLength: 1 }],
    [
      "a reference with siblings and an allOf of both",
      { $ref: "#/components/schemas/Name", maxLength: 5 },
      { allOf: [{ maxLength: 5 }, { $ref: "#/components/schemas/Name" }] },
    ],
    [
      "allOf and its merged form",
      { allOf: [object({ a: text }), { required: ["a"] }] },
      object({ a: text }, { required: ["a"] }),
    ],
    ["a single value and const", { enum: ["a"] }, { const: "a" }],
    ["a listed string with and without its type", { type: "string", enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["an enum of both booleans and the type boolean", { enum: [false, true] }, { type: "boolean" }],
    [
      "exclusiveMinimum 0 of an integer and minimum 1",
      { type: "integer", exclusiveMinimum: 0 },
      { type: "integer", minimum: 1 },
    ],
    [
      "exclusiveMaximum 10 of an integer and maximum 9",
      { type: "integer", exclusiveMaximum: 10 },
      { type: "integer", maximum: 9 },
    ],
    [
      "a fractional bound of an integer and the next integer",
      { type: "integer", minimum: 0.5 },
      { type: "integer", minimum: 1 },
    ],
    [
      "a stricter bound with and without a weaker one",
      { type: "number", minimum: 1, exclusiveMinimum: 1 },
      { type: "number", exclusiveMinimum: 1 },
    ],
    ["an integer with and without multipleOf 1", { type: "integer", multipleOf: 1 }, { type: "integer" }],
    ["a number with multipleOf 1 and an integer", { type: "number", multipleOf: 1 }, { type: "integer" }],
    [
      "an integer with and without keywords of other types",
      { type: "integer", minLength: 5, pattern: "x", items: false },
      { type: "integer" },
    ],
    ["all types and an empty schema", { type: ["array", "boolean", "null", "number", "object", "string"] }, {}],
    ["integer or number and number", { type: ["integer", "number"] }, { type: "number" }],
    ["true and an empty schema", object({ a: true }), object({ a: {} })],
    ["false and not {}", object({ a: false }), object({ a: { not: {} } })],
    ["not false and no not", { ...text, not: false }, text],
    ["minLength 0 and no minLength", { ...text, minLength: 0 }, text],
    ["minItems 0 and no minItems", { type: "array", minItems: 0 }, { type: "array" }],
    ["minProperties 0 and no minProperties", { type: "object", minProperties: 0 }, { type: "object" }],
    ["uniqueItems false and no uniqueItems", { type: "array", uniqueItems: false }, { type: "array" }],
    ["items {} and no items", { type: "array", items: {} }, { type: "array" }],
    ["items false and maxItems 0", { type: "array", items: false }, { type: "array", maxItems: 0 }],
    [
      "items false and maxItems of a tuple",
      { prefixItems: [text], items: false },
      { prefixItems: [text], maxItems: 1 },
    ],
    [
      "additionalProperties true and additionalProperties {}",
      object({}, { additionalProperties: true }),
      object({}, { additionalProperties: {} }),
    ],
    ["additionalProperties {} and no additionalProperties", object({}, { additionalProperties: {} }), object({})],
    [
      "unevaluatedProperties and additionalProperties of plain properties",
      object({ a: text }, { unevaluatedProperties: false }),
      object({ a: text }, { additionalProperties: false }),
    ],
    ["required [] and no required", object({}, { required: [] }), object({})],
    ["properties {} and no properties", { type: "object", properties: {} }, { type: "object" }],
    [
      "an object with and without minProperties that required implies",
      object({}, { required: ["a"], minProperties: 1 }),
      object({}, { required: ["a"] }),
    ],
    [
      "an object with and without dependentRequired of a required property",
      object({}, { required: ["b"], dependentRequired: { a: ["b"] } }),
      object({}, { required: ["b"] }),
    ],
    ["deprecated false and no deprecated", { ...text, deprecated: false }, text],
    ["readOnly false and no readOnly", { ...text, readOnly: false }, text],
    ["the pattern .* and no pattern", { ...text, pattern: ".*" }, text],
    ["then without if and no then", { ...text, [consequence]: { minLength: 2 } }, text],
    ["if without then and no if", { ...text, if: { minLength: 2 } }, text],
    ["anyOf with one member and that member", { anyOf: [text] }, text],
    ["anyOf with and without an impossible member", { anyOf: [text, false] }, text],
    ["a list of types and anyOf", { type: ["string", "integer"] }, { anyOf: [{ type: "integer" }, text] }],
    ["null as a type and as an alternative", { type: ["string", "null"] }, { oneOf: [{ type: "null" }, text] }],
    [
      "oneOf and anyOf of different types",
      { oneOf: [text, { type: "integer" }] },
      { anyOf: [text, { type: "integer" }] },
    ],
    [
      "a type within alternatives and beside them",
      {
        anyOf: [
          { ...text, minLength: 1 },
          { ...text, pattern: "x" },
        ],
      },
      { ...text, anyOf: [{ minLength: 1 }, { pattern: "x" }] },
    ],
    ["the values of an enum in different order", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    [
      "required properties in different order",
      object({}, { required: ["a", "b"] }),
      object({}, { required: ["b", "a"] }),
    ],
    ["types in different order", { type: ["string", "null"] }, { type: ["null", "string"] }],
    ["members of anyOf in different order", { anyOf: [text, { type: "null" }] }, { anyOf: [{ type: "null" }, text] }],
    [
      "overlapping members of oneOf in different order",
      { oneOf: [{ minimum: 3 }, { maximum: 5 }] },
      { oneOf: [{ maximum: 5 }, { minimum: 3 }] },
    ],
    [
      "the properties of dependentRequired in different order",
      { dependentRequired: { a: ["b", "c"] } },
      { dependentRequired: { a: ["c", "b"] } },
    ],
    ["a schema with and without a not that excludes no valid value", { ...text, not: { const: 5 } }, text],
    [
      "patterns in different order",
      { allOf: [{ pattern: "a" }, { pattern: "b" }] },
      { pattern: "b", allOf: [{ pattern: "a" }] },
    ],
  ];
  const named = { Name: { type: "string", minLength: 1 } };

  it.each(same)("finds no difference between %s", (_name, before, after) => {
    for (const direction of ["request", "response"] as const) {
      expect(classify(before, after, direction, named)).toBeUndefined();
      expect(classify(after, before, direction, named)).toBeUndefined();
    }
  });

  it("compares recursive schemas", () => {
    const ErrorDto = object({ message: text, cause: { $ref: "#/components/schemas/ErrorDto" } });
    const before = createNormaliser({ components: { schemas: { ErrorDto } } });
    const reference = { $ref: "#/components/schemas/ErrorDto" };
    const compareWith = (other: JsonObject) =>
      compareSchemas(
        { before, after: createNormaliser({ components: { schemas: { ErrorDto: other } } }) },
        reference,
        reference,
      );
    expect(compareWith(structuredClone(ErrorDto))).toEqual([]);
    expect(compareWith(object({ message: { ...text, minLength: 1 }, cause: reference }))).toEqual([
      expect.objectContaining({ path: ["properties", "message", "minLength"], effect: "narrower" }),
    ]);
  });
});

describe("widened and narrowed schemas", () => {
  type Expected = "breaking" | "risky" | "harmless" | undefined;
  /** The classes of a change, and of the same change backwards, in a request and in a response. */
  const cases: [name: string, wide: Json, narrow: Json, widenedInResponse?: Expected][] = [
    ["not", { not: { enum: ["a"] } }, { not: { enum: ["a", "b"] } }],
    ["an added not", {}, { not: { required: ["a"] } }],
    ["a double not", { not: { not: { minimum: 1 } } }, { not: { not: { minimum: 2 } } }],
    [
      "if with then",
      { if: { minLength: 5 }, [consequence]: { pattern: "x" } },
      { if: { minLength: 1 }, [consequence]: { pattern: "x" } },
    ],
    ["if with else", { if: { minLength: 1 }, else: { const: "" } }, { if: { minLength: 5 }, else: { const: "" } }],
    [
      "then",
      { if: { minLength: 5 }, [consequence]: { maxLength: 9 } },
      { if: { minLength: 5 }, [consequence]: { maxLength: 8 } },
    ],
    ["an added condition", text, { ...text, if: { minLength: 5 }, [consequence]: { maxLength: 8 } }],
    ["multipleOf", { type: "integer", multipleOf: 5 }, { type: "integer", multipleOf: 10 }],
    ["a decimal multipleOf", { type: "number", multipleOf: 0.1 }, { type: "number", multipleOf: 0.3 }],
    ["integer instead of number", { type: "number" }, { type: "integer" }],
    ["an exclusive bound", { type: "number", minimum: 1 }, { type: "number", exclusiveMinimum: 1 }],
    ["minContains", { contains: text }, { contains: text, minContains: 2 }],
    [
      "maxContains",
      { contains: text, minContains: 0, maxContains: 3 },
      { contains: text, minContains: 0, maxContains: 2 },
    ],
    ["contains", { contains: { minimum: 1 } }, { contains: { minimum: 2 } }],
    [
      "contains with only an upper bound",
      { contains: { minimum: 2 }, minContains: 0, maxContains: 1 },
      { contains: { minimum: 1 }, minContains: 0, maxContains: 1 },
    ],
    ["propertyNames", { propertyNames: { maxLength: 9 } }, { propertyNames: { maxLength: 8 } }],
    [
      "patternProperties",
      { patternProperties: { "^x": text } },
      { patternProperties: { "^x": { ...text, minLength: 1 } } },
    ],
    ["dependentRequired", { type: "object" }, { type: "object", dependentRequired: { a: ["b"] } }],
    ["dependentSchemas", { dependentSchemas: { a: {} } }, { dependentSchemas: { a: { required: ["b"] } } }],
    ["prefixItems", { prefixItems: [text, text] }, { prefixItems: [text, { ...text, minLength: 1 }] }],
    ["items after prefixItems", { prefixItems: [text], items: {} }, { prefixItems: [text], items: text }],
    [
      "the length of a closed tuple",
      { prefixItems: [text, text], items: false },
      { prefixItems: [text], items: false },
    ],
    ["additionalProperties", { additionalProperties: { maximum: 3 } }, { additionalProperties: { maximum: 2 } }],
    [
      "unevaluatedProperties",
      { anyOf: [{ properties: { a: text } }, { type: "null" }] },
      { anyOf: [{ properties: { a: text } }, { type: "null" }], unevaluatedProperties: false },
    ],
    [
      "an alternative",
      { anyOf: [text, { type: "integer" }, { type: "null" }] },
      { anyOf: [text, { type: "integer" }] },
    ],
    ["a schema wrapped in anyOf", { anyOf: [object({ a: text }), { type: "null" }] }, object({ a: text })],
    [
      "a oneOf with a discriminating value",
      { oneOf: [discriminated("a"), discriminated("b"), discriminated("c")] },
      { oneOf: [discriminated("a"), discriminated("b")] },
    ],
    [
      "patterns in a closed object",
      object({ a: text }, { patternProperties: { "^b": text }, additionalProperties: false }),
      { allOf: [object({ a: text }, { additionalProperties: false }), { patternProperties: { "^b": text } }] },
    ],
    ["an enum value", { enum: ["a", "b"] }, { enum: ["a"] }, "risky"],
    [
      "an added enum beside a format",
      { ...text, format: "date" },
      { ...text, format: "date", enum: ["2026-01-01"] },
      "risky",
    ],
    ["an added enum", text, { ...text, enum: ["a"] }, "risky"],
    ["an added pattern", text, { ...text, pattern: "^x$" }, "risky"],
    ["the words of a pattern", { ...text, pattern: "^(a|b),x$" }, { ...text, pattern: "^(a),x$" }, "risky"],
    ["an added format", text, { ...text, format: "uuid" }, "risky"],
    ["int32 instead of int64", { type: "integer", format: "int64" }, { type: "integer", format: "int32" }],
  ];

  it.each(cases)("classifies widening and narrowing by %s", (_name, wide, narrow, widenedInResponse = "breaking") => {
    expect({
      requestNarrowed: classify(wide, narrow, "request"),
      requestWidened: classify(narrow, wide, "request"),
      responseNarrowed: classify(wide, narrow, "response"),
      responseWidened: classify(narrow, wide, "response"),
    }).toEqual({
      requestNarrowed: "breaking",
      requestWidened: "harmless",
      responseNarrowed: "harmless",
      responseWidened: widenedInResponse,
    });
  });

  const undecidable: [name: string, before: Json, after: Json][] = [
    ["a changed pattern", { pattern: "^[a-z]+$" }, { pattern: "^[A-Z]+$" }],
    ["changed words within a lookahead", { pattern: "^(?!(a|b)).*$" }, { pattern: "^(?!(a)).*$" }],
    ["a changed format", { format: "date" }, { format: "date-time" }],
    ["a changed type", text, { type: "integer" }],
    ["a changed const", { const: "a" }, { const: "b" }],
    [
      "multipleOf values that do not divide each other",
      { type: "integer", multipleOf: 4 },
      { type: "integer", multipleOf: 6 },
    ],
    [
      "a changed overlapping member of oneOf",
      { oneOf: [{ minimum: 3 }, { maximum: 5 }] },
      { oneOf: [{ minimum: 3 }, { maximum: 6 }] },
    ],
    [
      "an additional overlapping member of oneOf",
      { oneOf: [{ minimum: 3 }, { maximum: 5 }] },
      { oneOf: [{ minimum: 3 }, { maximum: 5 }, { multipleOf: 2 }] },
    ],
    [
      "a changed if with then and else",
      { if: { minimum: 5 }, [consequence]: { maximum: 9 }, else: { multipleOf: 2 } },
      { if: { minimum: 4 }, [consequence]: { maximum: 9 }, else: { multipleOf: 2 } },
    ],
    [
      "a changed contains with an upper bound",
      { contains: { minimum: 1 }, maxContains: 2 },
      { contains: { minimum: 2 }, maxContains: 2 },
    ],
    [
      "a change of the evaluated properties",
      { anyOf: [object({ a: text }), object({ b: text })], unevaluatedProperties: false },
      {
        anyOf: [object({ a: text }), object({ b: text })],
        patternProperties: { "^x": true },
        unevaluatedProperties: false,
      },
    ],
    ["a changed unknown keyword", { $dynamicRef: "#a" }, { $dynamicRef: "#b" }],
    ["a change in a negated recursive schema", { $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
  ];
  const recursive = {
    A: object({ size: { minimum: 2 }, not: { not: { $ref: "#/components/schemas/A" } } }),
    B: object({ size: { minimum: 1 }, not: { not: { $ref: "#/components/schemas/B" } } }),
  };

  it.each(undecidable)("classifies %s as breaking in both directions", (_name, before, after) => {
    for (const direction of ["request", "response"] as const) {
      expect(classify(before, after, direction, recursive)).toBe("breaking");
      expect(classify(after, before, direction, recursive)).toBe("breaking");
    }
  });
});

function discriminated(kind: string): JsonObject {
  return object({ kind: { const: kind }, [kind]: text }, { required: ["kind"] });
}

describe("properties", () => {
  it("classifies a new optional property as harmless in requests and open responses", () => {
    expect(classify(object({}), object({ a: text }))).toBe("harmless");
    expect(
      classify(object({}, { additionalProperties: false }), object({ a: text }, { additionalProperties: false })),
    ).toBe("harmless");
    expect(classify(object({}), object({ a: text }), "response")).toBe("harmless");
  });

  it("classifies a new required property as breaking in requests only", () => {
    expect(classify(object({}), object({ a: text }, { required: ["a"] }))).toBe("breaking");
    expect(classify(object({}), object({ a: text }, { required: ["a"] }), "response")).toBe("harmless");
  });

  it("classifies a new property of a closed response as breaking", () => {
    const closed = { additionalProperties: false };
    expect(classify(object({}, closed), object({ a: text }, closed), "response")).toBe("breaking");
  });

  it("classifies a removed property as breaking even in an open object", () => {
    expect(classify(object({ a: text }), object({}))).toBe("breaking");
    expect(classify(object({ a: text }), object({}), "response")).toBe("breaking");
  });

  it("classifies a forbidden property as breaking in requests", () => {
    expect(classify(object({}), object({ a: false }))).toBe("breaking");
  });

  it("compares a property with the additionalProperties that cover it", () => {
    const map = { type: "object", additionalProperties: text };
    expect(classify(object({ a: text }, map), map)).toBeUndefined();
    expect(classify(map, object({ a: { ...text, minLength: 1 } }, map))).toBe("breaking");
  });

  it("ignores read-only properties in requests and write-only properties in responses", () => {
    const before = object({ id: { type: "integer", readOnly: true }, secret: { ...text, writeOnly: true } });
    expect(classify(before, object({ secret: { ...text, writeOnly: true } }))).toBeUndefined();
    expect(classify(before, object({ id: { type: "integer", readOnly: true } }), "response")).toBeUndefined();
    expect(classify(object({ a: text }), object({ a: { ...text, readOnly: true } }))).toBe("breaking");
  });
});

it("throws for a schema that is its own negation", () => {
  const Paradox = { not: { $ref: "#/components/schemas/Paradox" } };
  expect(() => classify({ $ref: "#/components/schemas/Paradox" }, text, "request", { Paradox })).toThrow("itself");
});
