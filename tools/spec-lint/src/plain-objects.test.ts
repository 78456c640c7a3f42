import { expect, it } from "vitest";
import { plainObjects } from "./plain-objects.ts";

/** Runs the decorator on the schemas of a bundle. */
function flatten(schemas: Record<string, object>): Record<string, object> {
  const root = { components: { schemas } };
  plainObjects()["Root"]?.leave?.(root as never, undefined as never);
  return schemas;
}

const base = { type: "object", minProperties: 1, properties: { id: { type: "integer" } } };

it("merges an allOf into an object that requires what its siblings require", () => {
  const { Row } = flatten({ Base: base, Row: { allOf: [{ $ref: "#/components/schemas/Base" }], required: ["id"] } });
  expect(Row).toEqual({ type: "object", properties: { id: { type: "integer" } }, required: ["id"] });
});

it("rejects an allOf whose parts contradict each other", () => {
  const allOf = [{ $ref: "#/components/schemas/Base" }, { type: "array" }];
  expect(() => flatten({ Base: base, Row: { allOf } })).toThrow(
    "Row: the parts of its allOf have different values of type",
  );
});
