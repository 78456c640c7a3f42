import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDescription } from "../description.ts";
import { isValid } from "../engine/wire/read-back.ts";
import { validCalls, exampleCalls } from "./calls.ts";
import { staysValid, callVariations } from "./variations.ts";

const description = readDescription();

function variations(id: string): { valid: string[]; invalid: string[] } {
  const operation = description.operation(id);
  const [call] = exampleCalls(operation);
  if (!call) throw new Error(`The description has no example of ${id}.`);
  const all = callVariations(description, operation, call);
  const valid = all.filter((variation) => staysValid(description, operation, variation));
  const names = (list: typeof all): string[] => list.map(({ name }) => name);
  return { valid: names(valid), invalid: names(all.filter((variation) => !valid.includes(variation))) };
}

describe("validCalls", () => {
  it.each(description.operations)("generates valid calls of $id", (operation) => {
    const calls = fc.sample(validCalls(description, operation), { numRuns: 50, seed: 1 });
    expect(calls.filter((call) => !isValid(description, operation, call))).toEqual([]);
  });
});

describe("callVariations", () => {
  it("breaks each rule of a request body", () => {
    expect(variations("createContact").invalid).toEqual(
      expect.arrayContaining([
        "body: without external_contact_id",
        "body: with an unknown property",
        'body.email: "not-an-email", which violates the format',
        "body.first_name: 0 characters, with minLength 1",
        "body.last_name: null, which is not allowed",
        "body.last_name: 7, of the wrong type",
        "body: truncated JSON",
        "body: as text/plain",
      ]),
    );
  });

  it("generates values at the bounds and just beyond", () => {
    const { valid, invalid } = variations("listSites");
    expect(valid).toEqual(expect.arrayContaining([1, 2].map((value) => `query limit: ${value}, with minimum 1`)));
    expect(valid).toContain("query limit: 1000, with maximum 1000");
    expect(invalid).toContain("query limit: 1001, with maximum 1000");
    expect(invalid).toContain("query limit: 0, with minimum 1");
    const devices = variations("createDevices");
    expect(devices.valid).toContain("body: 1000 items, with maxItems 1000");
    expect(devices.invalid).toContain("body: 1001 items, with maxItems 1000");
  });

  it("accepts a variation that its encoding makes valid", () => {
    // A form only has strings: the number 7 arrives as "7".
    const { valid, invalid } = variations("createToken");
    expect(valid).toContain("body.client_id: 7, of the wrong type");
    expect(invalid).toContain("body.client_id: 0 characters, with minLength 1");
  });

  it("points to the violated rule in the description", () => {
    const operation = description.operation("updateArmingSettings");
    const [call] = exampleCalls(operation);
    const all = call ? callVariations(description, operation, call) : [];
    expect(all.find(({ name }) => name === "body.security_type: 5, not an allowed value")?.where).toBe(
      "/components/schemas/SecurityType/enum",
    );
  });
});
