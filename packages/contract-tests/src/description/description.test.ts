import { describe, expect, it } from "vitest";
import { readDescription } from "./description.ts";

const description = readDescription();

describe("the description, as it is read", () => {
  it("has all operations that are written in it", () => {
    const ids = JSON.stringify(description.document["paths"]).match(/"operationId":"\w+","tags"/g) ?? [];
    expect(description.operations).toHaveLength(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(29);
  });

  it("says what makes what, by its links alone", () => {
    const made = [...description.creators.values()].map(({ parameter, operation, key }) => [parameter, operation, key]);
    expect(made).toEqual([
      ["dealerId", "connectDealer", "dealer_id"],
      ["siteId", "createSite", "site_id"],
      ["monitoringStationId", "createMonitoringStation", "monitoring_station_id"],
      ["contactId", "createContact", "contact_id"],
      ["deviceId", "createDevices", "device_id"],
    ]);
  });

  it("says of an operation what it takes and answers", () => {
    const operation = description.operation("createDevices");
    expect(operation).toMatchObject({ method: "POST", security: "client", success: 201, list: undefined });
    expect(operation.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual([
      "path dealerId",
      "path siteId",
      "header x-partner-trace-id",
    ]);
    expect([...operation.answers.keys()]).toEqual([200, 201, 400, 401, 403, 404].slice(1));
    expect(operation.body).toMatchObject({ type: "application/json", examples: [expect.any(Array)] });
  });

  it("knows whose token an operation takes", () => {
    const securities = ["createToken", "connectDealer", "getSite"].map((id) => description.operation(id).security);
    expect(securities).toEqual(["none", "user", "client"]);
  });

  it("knows the columns of a list, their types, and which may be null", () => {
    const columns = description.operation("listSites").list?.columns ?? [];
    expect(columns.map(({ name }) => name)).toContain("timezone");
    expect(columns.filter(({ type }) => type === "timestamp").map(({ name }) => name)).toEqual(["created_at"]);
    expect(columns.find(({ name }) => name === "monitoring_station_id")).toEqual({
      name: "monitoring_station_id",
      type: "integer",
      nullable: true,
    });
  });

  it("fails by name for an operation that it does not have", () => {
    expect(() => description.operation("makeCoffee")).toThrow("The description has no operation makeCoffee.");
  });
});
