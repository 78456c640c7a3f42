import type { Json } from "@chekt/description";
import { expect, it } from "vitest";
import { createNormaliser } from "./normalise.ts";
import type { NormalSchema } from "./keywords.ts";

const document = {
  components: { schemas: { Name: { type: "string", minLength: 1 }, Loop: { $ref: "#/components/schemas/Loop" } } },
};

const cases: [schema: Json, normal: NormalSchema][] = [
  [true, {}],
  [false, false],
  [{ type: [] }, false],
  [{ type: "string", minLength: 2, maxLength: 1 }, false],
  [{ type: ["string", "integer"], minimum: 2, maximum: 1 }, { type: ["string"] }],
  [{ type: "object", required: ["a"], properties: { a: false } }, false],
  [{ type: "string", minLength: 0 }, { type: ["string"] }],
  [{ type: "array", minItems: 0, uniqueItems: false, items: {}, deprecated: false }, { type: ["array"] }],
  [
    { type: "array", uniqueItems: true, maxItems: 1 },
    { type: ["array"], maxItems: 1 },
  ],
  [
    { type: "object", required: ["b", "c", "a"], additionalProperties: true },
    { type: ["object"], required: ["a", "b", "c"] },
  ],
  [{ type: "object", required: [], properties: {}, minProperties: 0 }, { type: ["object"] }],
  [
    { type: "integer", exclusiveMinimum: 0, maximum: 9.5 },
    { type: ["integer"], minimum: 1, maximum: 9 },
  ],
  [
    { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], type: "integer" },
    { type: ["integer"], multipleOf: 12 },
  ],
  [{ enum: ["a", 1, "b"], type: "string", maxLength: 1 }, { enum: ["a", "b"] }],
  [{ const: null }, { type: ["null"] }],
  [
    { $ref: "#/components/schemas/Name", maxLength: 3 },
    { type: ["string"], minLength: 1, maxLength: 3 },
  ],
  [{ anyOf: [{ type: "string" }, false] }, { type: ["string"] }],
  [{ $ref: "#/components/schemas/Loop" }, {}],
];

it.each(cases)("normalises the schema %j", (schema, normal) => {
  expect(createNormaliser(document)(schema)).toEqual(normal);
});

it("does not normalise the schemas within a schema", () => {
  const properties = { a: { $ref: "#/components/schemas/Name" } };
  expect(createNormaliser(document)({ properties })).toEqual({ properties });
});

it("names a reference that does not resolve", () => {
  expect(() => createNormaliser(document)({ $ref: "#/components/schemas/Nam" })).toThrow(
    "The reference #/components/schemas/Nam does not resolve.",
  );
});
