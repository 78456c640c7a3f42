import { describe, expect, it } from "vitest";
import { type Description, type JsonObject, readDescription } from "@chekt/description";
import { readControlDescription } from "./description.ts";
import { emitValidators } from "./emit-validators.ts";

/** A description of one operation, whose body has this schema. */
function describing(schema: JsonObject): Description {
  const requestBody = { content: { "application/json": { schema } } };
  const post = { operationId: "create", requestBody, responses: { 204: { description: "Created." } } };
  return readDescription({ paths: { "/things": { post } }, components: { schemas: {} } });
}

describe("the validators", () => {
  it.each([
    ["a keyword that there is not", { type: "string", minLenght: 1 }, /unknown keyword: "minLenght"/],
    ["a format that there is not", { type: "string", format: "emial" }, /unknown format "emial"/],
    ["a reference to nothing", { $ref: "#/components/schemas/None" }, /None/],
    ["a pattern that is none", { type: "string", pattern: "(" }, /Invalid regular expression/],
  ])("are not made from %s", (_what, schema, message) => {
    expect(() => emitValidators(describing(schema))).toThrow(message);
  });

  it.each([
    ["the API", readDescription()],
    ["the control plane", readControlDescription()],
  ])("of %s are the same each time", (_what, description) => {
    expect(emitValidators(description)).toBe(emitValidators(description));
  });
});
