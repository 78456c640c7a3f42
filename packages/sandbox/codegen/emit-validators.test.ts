import { describe, expect, it } from "vitest";
import { type Description, type JsonObject, readDescription } from "@chekt/description";
import { readControlDescription } from "./description.ts";
import { emitValidators } from "./emit-validators.ts";

/** A description with one operation, whose request body has this schema. */
function describeBody(schema: JsonObject): Description {
  const requestBody = { content: { "application/json": { schema } } };
  const post = { operationId: "create", requestBody, responses: { 204: { description: "Created." } } };
  return readDescription({ paths: { "/things": { post } }, components: { schemas: {} } });
}

describe("emitValidators", () => {
  it.each([
    ["an unknown keyword", { type: "string", minLenght: 1 }, /unknown keyword: "minLenght"/],
    ["an unknown format", { type: "string", format: "emial" }, /unknown format "emial"/],
    ["a dangling reference", { $ref: "#/components/schemas/None" }, /None/],
    ["an invalid pattern", { type: "string", pattern: "(" }, /Invalid regular expression/],
  ])("rejects %s", (_what, schema, message) => {
    expect(() => emitValidators(describeBody(schema))).toThrow(message);
  });

  it("emits a validator of an item, and one of the body without its items, for each bulk operation", () => {
    const source = emitValidators(readDescription());
    for (const { id, bulk } of readDescription().operations) {
      const [, item] = new RegExp(`^  ${id}: \\{\\n.*\\n.*\\n    item: (.*),$`, "m").exec(source) ?? [];
      expect(item === "undefined", id).toBe(bulk === undefined);
    }
  });

  it.each([
    ["the API", readDescription()],
    ["the control plane", readControlDescription()],
  ])("emits the same code for %s each time", (_what, description) => {
    expect(emitValidators(description)).toBe(emitValidators(description));
  });
});
