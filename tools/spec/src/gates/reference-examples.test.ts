import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatPointer, isObject, type Json, type JsonObject, objectAt, readBundle } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";

const document = readBundle();
const compile = createValidator(document);

/** The examples of the published reference, verbatim. */
function fixture(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../../fixtures/reference/${name}.json`, import.meta.url), "utf8")) as Json;
}

function faults(pointer: string, value: Json): unknown[] {
  const validate = compile(pointer);
  return validate(value) ? [] : (validate.errors ?? []);
}

const schemas = objectAt(document, "components", "schemas");
const responseSchema = (path: string, method: string, status: string): string =>
  formatPointer("paths", path, method, "responses", status, "content", "application/json", "schema");

describe("reference examples", () => {
  it.each([
    "ResponseDealerDto",
    "ResponseSiteDto",
    "ResponseDeviceDto",
    "ResponseMonitoringStationDto",
    "ResponseContactDto",
    "ResponseArmingSettingDto",
    "ResponseAlarmVerificationDto",
  ])("accepts the reference's example of %s", (name) => {
    expect(faults(`/components/schemas/${name}`, fixture(name))).toEqual([]);
  });

  it("accepts the reference's list of sites", () => {
    const sites = fixture("list-of-sites") as Json[];
    expect(faults(responseSchema("/partner/v1/dealers/{dealerId}/sites", "get", "200"), sites)).toEqual([]);
    for (const site of sites) expect(faults("/components/schemas/ResponseSiteBasicDto", site)).toEqual([]);
  });

  it("accepts the reference's IDs of a bulk deletion", () => {
    expect(faults("/components/schemas/DeleteDevicesDto", { deviceIds: fixture("delete-devices-ids") })).toEqual([]);
  });

  it("accepts the reference's bulk result with the bodies that its comments describe", () => {
    const device = fixture("ResponseDeviceDto") as JsonObject;
    const created = Object.keys(objectAt(schemas, "CreateDeviceDto", "properties"));
    const bodies: Record<string, JsonObject> = {
      ResponseDeviceDto: device,
      CreateDeviceDto: Object.fromEntries(Object.entries(device).filter(([name]) => created.includes(name))),
    };
    const filled = JSON.parse(JSON.stringify(fixture("BulkDeviceResponse")), (_key, value: Json) => {
      const dto = isObject(value) ? value["$dto"] : undefined;
      return typeof dto === "string" ? bodies[dto] : value;
    }) as JsonObject;
    const failed = (filled["results"] as JsonObject[])[2];
    (failed as { req: JsonObject }).req["name"] = "";
    expect(faults("/components/schemas/BulkDeviceCreationResponseDto", filled)).toEqual([]);
  });
});

describe("Timestamp", () => {
  it.each(["2025-01-01 00:00:00", "2024-03-27T12:34:56.000Z", "2023-10-01T12:00:00Z", "2023-10-01T12:00:00+09:00"])(
    "accepts the timestamp %s",
    (timestamp) => {
      expect(faults("/components/schemas/Timestamp", timestamp)).toEqual([]);
    },
  );
  it.each(["2025-01-01", "2025-13-01 00:00:00", "2025-01-01 24:00:00", "2024-02-30T00:00:00Z", "1735689600", ""])(
    "rejects the timestamp %j",
    (timestamp) => {
      expect(faults("/components/schemas/Timestamp", timestamp)).not.toEqual([]);
    },
  );
});
