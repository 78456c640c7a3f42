import { describe, expect, it } from "vitest";
import { readBundle, readDescription } from "./description.ts";
import { isObject, type JsonObject } from "./json.ts";
import { locateOperations, locateParameters } from "./locate-operations.ts";
import { objectAt } from "./pointer.ts";
import { readOperations, readWebhooks } from "./read-operations.ts";

describe("published description", () => {
  const description = readDescription();

  it("contains every operation of the document", () => {
    const ids = JSON.stringify(description.document["paths"]).match(/"operationId":"\w+","tags"/g) ?? [];
    expect(description.operations).toHaveLength(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(29);
  });

  it("derives from the links which operation creates the resource of each path parameter", () => {
    const created = [...description.creators.values()].map(({ parameter, operation, key }) => [
      parameter,
      operation,
      key,
    ]);
    expect(created).toEqual([
      ["dealerId", "connectDealer", "dealer_id"],
      ["siteId", "createSite", "site_id"],
      ["monitoringStationId", "createMonitoringStation", "monitoring_station_id"],
      ["contactId", "createContact", "contact_id"],
      ["deviceId", "createDevices", "device_id"],
    ]);
  });

  it("describes the parameters, body and responses of an operation", () => {
    const operation = description.operation("createDevices");
    expect(operation).toMatchObject({ method: "POST", scheme: "clientCredentials", success: 201, list: undefined });
    expect(operation.parameters.map(({ name, in: place, type }) => `${place} ${name} ${type}`)).toEqual([
      "path dealerId integer",
      "path siteId integer",
      "header x-partner-trace-id string",
    ]);
    expect([...operation.responses.keys()]).toEqual([201, 400, 401, 403, 404, 429, 503]);
    expect(operation.responses.get(404)).toMatchObject({
      component: "NotFound",
      content: { mediaType: "application/json" },
    });
    expect(operation.body).toMatchObject({ mediaType: "application/json", required: true });
    expect(operation.body?.examples[0]?.value).toBeInstanceOf(Array);
    expect(operation.retryable).toBe(false);
    expect(operation.codeSamples.map(({ lang }) => lang)).toContain("TypeScript");
  });

  it("contains the security scheme that an operation requires", () => {
    expect(description.operation("createToken").scheme).toBeUndefined();
    expect(description.operation("connectDealer").scheme).toBe("authorizationCode");
    expect(description.operation("listSites").scheme).toBe("clientCredentials");
  });

  it("contains the scopes that an operation requires", () => {
    expect(description.operation("createToken").scopes).toEqual([]);
    expect(description.operation("connectDealer").scopes).toEqual(["update:dealer"]);
    expect(description.operation("listSites").scopes).toEqual(["read:sites"]);
  });

  it("contains the columns of a list with their types", () => {
    expect(description.operation("listContacts").list).toMatchObject({
      table: "contacts",
      key: "contact_id",
      columns: expect.arrayContaining([{ name: "contact_id", type: "integer", nullable: false }]),
    });
    const types = description.operation("listSites").list?.columns.map(({ name, type }) => `${name} ${type}`);
    expect(types).toContain("created_at timestamp");
  });

  it("throws with the names of all operations for an unknown operation", () => {
    expect(() => description.operation("listSite")).toThrow(/Unknown operation "listSite". Operations: .*listSites/);
  });
});

describe("readOperations", () => {
  const parameter = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  const document = (operation: JsonObject, item: JsonObject = {}, rest: JsonObject = {}): JsonObject => ({
    paths: { "/things/{id}": { ...item, get: { responses: { 200: { description: "" } }, ...operation } } },
    ...rest,
  });

  it("uses the method and path as the ID of an operation without an operationId", () => {
    expect(readOperations(document({})).map(({ id }) => id)).toEqual(["GET /things/{id}"]);
  });

  it("replaces a parameter of the path with the operation's parameter of the same name", () => {
    const own = { ...parameter, description: "Own." };
    const [operation] = locateOperations(document({ parameters: [own] }, { parameters: [parameter] }));
    const found = operation
      ? locateParameters(document({ parameters: [own] }, { parameters: [parameter] }), operation)
      : [];
    expect(found.map(({ node }) => node["description"])).toEqual(["Own."]);
  });

  it("resolves a path item that is a reference", () => {
    const components = { pathItems: { Thing: { get: { operationId: "getThing", responses: { 204: {} } } } } };
    const [operation] = readOperations({ paths: { "/thing": { $ref: "#/components/pathItems/Thing" } }, components });
    expect(operation).toMatchObject({ id: "getThing", path: "/thing", success: 204 });
  });

  it("reads webhooks like operations", () => {
    const webhooks = { "alarm.created": { post: { operationId: "alarmCreated", responses: { 200: {} } } } };
    expect(readWebhooks({ webhooks })).toMatchObject([{ id: "alarmCreated", path: "alarm.created", method: "POST" }]);
    expect(readDescription().webhooks).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ["declares no response", { responses: {} }],
    ['has a response "default"', { responses: { default: { description: "" } } }],
    ["has several security schemes: a, b", { security: [{ a: [] }, { b: [] }] }],
    ['is in "cookie". Supported: path, query, header', { parameters: [{ ...parameter, in: "cookie" }] }],
    ["has the type number", { parameters: [{ ...parameter, schema: { type: "number" } }] }],
    ["has 0 media types", { requestBody: { content: {} } }],
    ["has 2 media types", { requestBody: { content: { "text/a": {}, "text/b": {} } } }],
    [
      "does not return an array of rows",
      { "x-list": { table: "t", key: "k" }, responses: { 200: { content: { "application/json": { schema: {} } } } } },
    ],
  ])("rejects an operation with the error: %s", (message, operation) => {
    expect(() => readOperations(document(operation))).toThrow(message);
  });

  it.each([
    ["must have one scalar type", { tags: { type: ["string", "integer"] }, id: { type: "integer" } }],
    ['Unknown key column "id" in x-list of /paths/~1things~1{id}/get. Columns: name.', { name: { type: "string" } }],
  ])("rejects a list with the error: %s", (message, properties) => {
    const schema = { type: "array", items: { properties } };
    const responses = { 200: { content: { "application/json": { schema } } } };
    expect(() => readOperations(document({ "x-list": { table: "t", key: "id" }, responses }))).toThrow(message);
  });

  it("rejects a description without operations", () => {
    expect(() => readDescription({ openapi: "3.1.0" })).toThrow("no operations");
  });

  it("does not change the document", () => {
    const bundle = readBundle();
    readDescription(bundle);
    expect(bundle).toEqual(readBundle());
    expect(isObject(objectAt(bundle, "components", "schemas"))).toBe(true);
  });
});
