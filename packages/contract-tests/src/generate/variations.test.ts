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
  if (!call) throw new Error(`There is no example of ${id}.`);
  const all = callVariations(description, operation, call);
  const valid = all.filter((variation) => staysValid(description, operation, variation));
  const names = (some: typeof all): string[] => some.map(({ name }) => name);
  return { valid: names(valid), invalid: names(all.filter((variation) => !valid.includes(variation))) };
}

describe("made-up calls", () => {
  it.each(description.operations)("of $id are valid", (operation) => {
    const calls = fc.sample(validCalls(description, operation), { numRuns: 50, seed: 1 });
    expect(calls.filter((call) => !isValid(description, operation, call))).toEqual([]);
  });
});

describe("the variations of a call", () => {
  it("break each rule of its body once", () => {
    expect(variations("createContact").invalid).toEqual(
      expect.arrayContaining([
        "body: without external_contact_id",
        "body: with a property that is not described",
        'body.email: "nobody", against its format',
        "body.first_name: 0 letters, where minLength is 1",
        "body.last_name: null where it is not allowed",
        "body.last_name: 7, not of the type",
        "body: JSON that is cut",
        "body: as text/plain",
      ]),
    );
  });

  it("go to the bounds, and just beyond", () => {
    const { valid, invalid } = variations("listSites");
    expect(valid).toEqual(
      expect.arrayContaining([1, 2].map((value) => `query limit: ${value}, where the minimum is 1`)),
    );
    expect(valid).toContain("query limit: 1000, where the maximum is 1000");
    expect(invalid).toContain("query limit: 1001, where the maximum is 1000");
    expect(invalid).toContain("query limit: 0, where the minimum is 1");
    const devices = variations("createDevices");
    expect(devices.valid).toContain("body: 1000 items, where maxItems is 1000");
    expect(devices.invalid).toContain("body: 1001 items, where maxItems is 1000");
  });

  it("are not taken for broken when they are whole again on the wire", () => {
    // A form knows texts only: the number 7 arrives as the text 7.
    const { valid, invalid } = variations("createToken");
    expect(valid).toContain("body.client_id: 7, not of the type");
    expect(invalid).toContain("body.client_id: 0 letters, where minLength is 1");
  });

  it("say where the description rules what was broken", () => {
    const operation = description.operation("updateArmingSettings");
    const [call] = exampleCalls(operation);
    const all = call ? callVariations(description, operation, call) : [];
    expect(all.find(({ name }) => name === "body.security_type: 5, none of its values")?.where).toBe(
      "/components/schemas/SecurityType/enum",
    );
  });
});
