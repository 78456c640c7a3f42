import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@chekt/description";
import { readDescription } from "../description.ts";
import { findInvalidItems } from "./invalid-items.ts";
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

/** The invalid variations of a bulk operation: those of an item, and those of the whole request. */
function faults(id: string): { items: string[]; wholes: string[] } {
  const operation = description.operation(id);
  const [call] = exampleCalls(operation);
  if (!call) throw new Error(`The description has no example of ${id}.`);
  const { invalid } = variations(id);
  const ofItems = new Set(
    callVariations(description, operation, call).flatMap((variation) =>
      variation.wire === undefined && findInvalidItems(description, operation, variation.call())
        ? [variation.name]
        : [],
    ),
  );
  return {
    items: invalid.filter((name) => ofItems.has(name)),
    wholes: invalid.filter((name) => !ofItems.has(name)),
  };
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

  it.each([
    ["createDevices", "zone_number"],
    ["updateDevices", "device_id"],
  ])("tells invalid items of %s from a body that is invalid as a whole", (id, required) => {
    const { items, wholes } = faults(id);
    expect(items).toEqual(
      expect.arrayContaining([
        `body[0]: without ${required}`,
        "body[0]: with an unknown property",
        "body[0]: null, which is not allowed",
        "body[1].zone_number: 7, of the wrong type",
      ]),
    );
    expect(items.every((name) => name.startsWith("body["))).toBe(true);
    expect(wholes).toEqual(
      expect.arrayContaining([
        "body: {}, of the wrong type",
        "body: null, which is not allowed",
        "body: 0 items, with minItems 1",
        "body: 1001 items, with maxItems 1000",
        "body: truncated JSON",
        "body: as text/plain",
      ]),
    );
    expect(wholes.filter((name) => name.startsWith("body["))).toEqual([]);
  });

  it("tells invalid IDs of deleteDevices from a body that is invalid as a whole", () => {
    const { items, wholes } = faults("deleteDevices");
    expect(items).toEqual(
      expect.arrayContaining([
        'body.deviceIds[0]: "seven", of the wrong type',
        "body.deviceIds[0]: null, which is not allowed",
        "body.deviceIds[1]: 0, with minimum 1",
      ]),
    );
    expect(items.every((name) => name.startsWith("body.deviceIds["))).toBe(true);
    expect(wholes).toEqual(
      expect.arrayContaining([
        "body: without deviceIds",
        "body: with an unknown property",
        "body.deviceIds: {}, of the wrong type",
        "body.deviceIds: 0 items, with minItems 1",
      ]),
    );
  });

  it("finds the positions of the invalid items, and none in a body that is also invalid as a whole", () => {
    const call = { path: {}, query: {}, headers: {}, body: {} };
    const operation = description.operation("deleteDevices");
    const find = (body: JsonObject): readonly number[] | undefined =>
      findInvalidItems(description, operation, { ...call, body })?.invalid;
    expect(find({ deviceIds: [1, "seven", 2, 0, null] })).toEqual([1, 3, 4]);
    expect(find({ deviceIds: [1] })).toBeUndefined();
    expect(find({ deviceIds: ["seven"], force: true })).toBeUndefined();
    expect(find({ deviceIds: Array.from({ length: 1001 }, () => 0) })).toBeUndefined();
    const createSite = description.operation("createSite");
    expect(findInvalidItems(description, createSite, call)).toBeUndefined();
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
