import { isObject, type JsonObject } from "@chekt/description";
import { toText } from "../../engine/wire/to-text.ts";
import type { Run } from "../../engine/run.ts";
import type { CapabilityName } from "../../engine/target.ts";
import type { Task } from "../../engine/task.ts";
import { parseTimestamp } from "./lists/oracle.ts";

const NAME = "model_conformance";

/** Rules of rows that the model of the stateful tasks does not cover. */
export const rowTasks: readonly Task[] = [
  task(
    "connected-dealer",
    "a dealer has the values that it was connected with",
    ["connecting", "stateful"],
    async (run) => {
      const values = { external_dealer_id: run.fixture.unique("ours"), company_name: "As It Was Connected" };
      const { json } = await run.succeed("connectDealer", { body: values }, "user");
      expectRow(run, "connectDealer", json, values);
      const path = { dealerId: isObject(json) ? (json["dealer_id"] ?? null) : null };
      expectRow(run, "getDealer", (await run.succeed("getDealer", { path })).json, values);
    },
  ),
  task(
    "updated-dealer",
    "a dealer has the values that it was updated with",
    ["dealerWrites", "stateful"],
    async (run) => {
      const path = { dealerId: await run.fixture.id("dealerId") };
      const before = (await run.succeed("getDealer", { path })).json;
      const values = { company_address2: "Suite 7", company_phone_number: "+1-555-000-0000" };
      const expected = { ...(isObject(before) ? before : {}), ...values };
      expectRow(run, "updateDealer", (await run.succeed("updateDealer", { path, body: values })).json, expected);
      expectRow(run, "getDealer", (await run.succeed("getDealer", { path })).json, expected);
    },
  ),
  task("toggled-site", "a site is activated and deactivated", ["stateful", "writes"], async (run) => {
    const path = { dealerId: await run.fixture.id("dealerId"), siteId: await run.fixture.id("siteId") };
    for (const is_activated of [1, 0, 1]) {
      expectRow(run, "toggleSiteActivation", (await run.succeed("toggleSiteActivation", { path })).json, {
        is_activated,
      });
      expectRow(run, "getSite", (await run.succeed("getSite", { path })).json, { is_activated });
    }
  }),
  task("updated-device", "a device has the time of its last change", ["clock", "stateful", "writes"], async (run) => {
    const path = { dealerId: await run.fixture.id("dealerId"), siteId: await run.fixture.id("siteId") };
    const deviceId = await run.fixture.id("deviceId");
    const read = async (): Promise<JsonObject> => {
      const { json } = await run.succeed("getDevice", { path: { ...path, deviceId } });
      return isObject(json) ? json : {};
    };
    const created = await read();
    await run.advanceClock(60_000);
    await run.succeed("updateDevices", { path, body: [{ device_id: deviceId, name: "Renamed" }] });
    const updated = await read();
    expectRow(run, "updateDevices", updated, {
      ...created,
      name: "Renamed",
      updated_at: updated["updated_at"] ?? null,
    });
    if (parseTimestamp(toText(updated["updated_at"])) > parseTimestamp(toText(created["updated_at"]))) return;
    const where = "/components/schemas/DeviceColumns/properties/updated_at";
    const expected = `updated_at after ${toText(created["updated_at"])}`;
    run.report(
      { check: NAME, expected, where, got: toText(updated["updated_at"]) },
      run.description.operation("updateDevices"),
    );
  }),
];

function task(name: string, title: string, needs: readonly CapabilityName[], run: (run: Run) => Promise<void>): Task {
  return { id: `promises/${name}`, phase: "promises", title, operation: undefined, checks: [NAME], needs, run };
}

function expectRow(run: Run, id: string, received: unknown, expected: JsonObject): void {
  const row: JsonObject = isObject(Object(received)) ? Object(received) : {};
  const wrong = Object.keys(expected).find((name) => JSON.stringify(row[name]) !== JSON.stringify(expected[name]));
  if (wrong === undefined) return;
  const operation = run.description.operation(id);
  const failure = {
    check: NAME,
    expected: `${wrong} ${JSON.stringify(expected[wrong])}, as it was set`,
    where: `${operation.pointer}/responses/${operation.success} (${wrong})`,
    got: JSON.stringify(row[wrong]),
  };
  run.report(failure, operation);
}
