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
  const own: JsonObject = {
    ...document,
    components: { ...(document["components"] as JsonObject), schemas: { Own: schema } },
  };
  return [{ document: own, validator: createValidator(own) }, "/components/schemas/Own"];
}

describe("generated values", () => {
  it.each(listSchemas(document))("of %s are valid", (pointer) => {
    const validate = published.validator(pointer);
    const values = fc.sample(schemaValues(published, pointer), { numRuns: 30, seed: 1 });
    expect(values.filter((value) => !validate(value))).toEqual([]);
  });

  it("include their bounds", () => {
    const [own, pointer] = withSchema({ type: "integer", minimum: 3, maximum: 5 });
    expect(new Set(fc.sample(schemaValues(own, pointer), { numRuns: 100, seed: 1 }))).toEqual(new Set([3, 4, 5]));
  });

  it("include the properties that other properties depend on", () => {
    const pointer = "/components/schemas/CreateTokenDto";
    const requests = fc.sample(schemaValues(published, pointer), { numRuns: 100, seed: 1 }) as JsonObject[];
    const signed = requests.filter((request) => "client_assertion" in request);
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.every((request) => "client_assertion_type" in request)).toBe(true);
  });

  it("are refused for an unsupported keyword", () => {
    const [own, pointer] = withSchema({ type: "array", contains: { type: "string" } });
    expect(() => flatten(own, pointer)).toThrow(
      "The schema at /components/schemas/Own uses contains, for which this suite cannot generate values.",
    );
  });

  it("are refused for an unsupported format", () => {
    const [own, pointer] = withSchema({ type: "string", format: "ipv4" });
    expect(() => schemaValues(own, pointer)).toThrow('Cannot generate strings of the format "ipv4".');
  });
});
