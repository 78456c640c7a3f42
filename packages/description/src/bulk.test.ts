import { describe, expect, it } from "vitest";
import { type Bulk, readBulk } from "./bulk.ts";
import { readDescription } from "./description.ts";
import type { Json, JsonObject } from "./json.ts";

const item = { type: "object", properties: { name: { type: "string" } } };
const result = (is_successful: Json): JsonObject => ({
  type: "object",
  properties: { is_successful: { type: "boolean", const: is_successful } },
});
const results = (...kinds: JsonObject[]): JsonObject => ({
  type: "object",
  properties: { results: { type: "array", items: { oneOf: kinds } } },
});

/** Reads the items of an operation with these schemas. */
function read(body: JsonObject, response: JsonObject = results(result(true), result(false))): Bulk | undefined {
  return readBulk({ body, response, item }, "/body", "/response");
}

describe("readBulk", () => {
  it("finds the operations that change devices, and no others", () => {
    const found = readDescription().operations.flatMap(({ id, bulk }) =>
      bulk ? [[id, bulk.property, bulk.item]] : [],
    );
    expect(found).toEqual([
      ["createDevices", undefined, expect.stringMatching(/\/post\/requestBody\/.*\/schema\/items$/)],
      ["updateDevices", undefined, expect.stringMatching(/\/patch\/requestBody\/.*\/schema\/items$/)],
      ["deleteDevices", "deviceIds", "/components/schemas/DeleteDevicesDto/properties/deviceIds/items"],
    ]);
  });

  it("locates the items of an array and of an object with one array property", () => {
    const array = { type: "array", items: { $ref: "#/item" } };
    expect(read(array)).toEqual({ property: undefined, array: "/body", item: "/body/items" });
    expect(read({ type: "object", properties: { ids: array, note: { type: "string" } } })).toEqual({
      property: "ids",
      array: "/body/properties/ids",
      item: "/body/properties/ids/items",
    });
  });

  it.each<[string, JsonObject]>([
    ["has two array properties", { properties: { a: { type: "array", items: {} }, b: { type: "array", items: {} } } }],
    ["has no array property", { properties: { a: { type: "string" } } }],
    ["may be an array or null", { type: ["array", "null"], items: {} }],
    ["is an array without a schema of its items", { type: "array" }],
  ])("finds no items in a body that %s", (_what, body) => {
    expect(read(body)).toBeUndefined();
  });

  it.each<[string, JsonObject]>([
    ["has no results", { type: "object", properties: { rows: { type: "array", items: {} } } }],
    ["has results of one kind", results(result(true))],
    ["has results without is_successful", results(result(true), result(false), { type: "object" })],
    ["has two kinds of successful results", results(result(true), result(true))],
    ["tells its results apart by a text", results(result("true"), result("false"))],
  ])("finds no items if the response %s", (_what, response) => {
    expect(read({ type: "array", items: {} }, response)).toBeUndefined();
  });

  it("finds no items without a body or without a response body", () => {
    const document = { body: { type: "array", items: {} }, response: results(result(true), result(false)) };
    expect(readBulk(document, "/body", "/response")).toBeDefined();
    expect(readBulk(document, undefined, "/response")).toBeUndefined();
    expect(readBulk(document, "/body", undefined)).toBeUndefined();
  });
});
