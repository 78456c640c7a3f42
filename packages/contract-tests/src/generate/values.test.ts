import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonObject, readBundle } from "@chekt/description";
import { createValidator, listSchemas } from "@chekt/description/validation";
import { flatten } from "./flatten.ts";
import { schemaValues } from "./values.ts";

const document = readBundle();
const published = { document, validator: createValidator(document) };

/** Builds a document with one custom schema, and returns the pointer to it. */
function withSchema(schema: JsonObject): [typeof published, string] {
  const custom: JsonObject = {
    ...document,
    components: { ...(document["components"] as JsonObject), schemas: { Custom: schema } },
  };
  return [{ document: custom, validator: createValidator(custom) }, "/components/schemas/Custom"];
}

describe("schemaValues", () => {
  it.each(listSchemas(document))("generates valid values for %s", (pointer) => {
    const validate = published.validator(pointer);
    const values = fc.sample(schemaValues(published, pointer), { numRuns: 30, seed: 1 });
    expect(values.filter((value) => !validate(value))).toEqual([]);
  });

  it("generates integers including both bounds", () => {
    const [custom, pointer] = withSchema({ type: "integer", minimum: 3, maximum: 5 });
    expect(new Set(fc.sample(schemaValues(custom, pointer), { numRuns: 100, seed: 1 }))).toEqual(new Set([3, 4, 5]));
  });

  it("generates a client_assertion_type whenever it generates a client_assertion", () => {
    const pointer = "/components/schemas/CreateTokenDto";
    const requests = fc.sample(schemaValues(published, pointer), { numRuns: 100, seed: 1 }) as JsonObject[];
    const signed = requests.filter((request) => "client_assertion" in request);
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.every((request) => "client_assertion_type" in request)).toBe(true);
  });

  it("throws for an unsupported format", () => {
    const [custom, pointer] = withSchema({ type: "string", format: "ipv4" });
    expect(() => schemaValues(custom, pointer)).toThrow('Cannot generate strings of the format "ipv4".');
  });
});

describe("flatten", () => {
  it("throws for an unsupported keyword", () => {
    const [custom, pointer] = withSchema({ type: "array", contains: { type: "string" } });
    expect(() => flatten(custom, pointer)).toThrow(
      'Cannot generate values for the keyword "contains" at /components/schemas/Custom.',
    );
  });
});
