import { isObject, type Json } from "@chekt/description";
import { readError } from "../../engine/read-error.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";

const NAME = "described_rules";

type Path = Readonly<Record<string, Json>>;

/** Rules of the API that no schema can express. */
export const ruleTasks: readonly Task[] = [
  task("unique-external-ids", "external IDs are unique", async (run) => {
    const path = { dealerId: await run.fixture.id("dealerId"), siteId: await run.fixture.id("siteId") };
    const bodies: Record<string, [field: string, body: { [name: string]: Json }]> = {
      createSite: ["external_site_id", { name: "A", timezone: "UTC" }],
      createMonitoringStation: ["external_monitoring_station_id", { name: "A" }],
      createContact: ["external_contact_id", { first_name: "A", last_name: "B" }],
    };
    for (const [id, [field, others]] of Object.entries(bodies)) {
      const body = { ...others, [field]: run.fixture.unique("twice") };
      await run.succeed(id, { path, body });
      await expectStatus(run, id, path, body, 400, `a second ${field}`, field);
    }
  }),
  task("unique-account-numbers", "the account numbers of a monitoring station are unique", async (run) => {
    const path = { dealerId: await run.fixture.id("dealerId") };
    const monitoring_station_id = await run.fixture.id("monitoringStationId", true);
    const account_number = run.fixture.unique("A");
    const site = (): { [name: string]: Json } => ({
      external_site_id: run.fixture.unique("account"),
      name: "A",
      timezone: "UTC",
    });
    const field = "account_number";
    await run.succeed("createSite", { path, body: { ...site(), monitoring_station_id, account_number } });
    const second = { ...site(), monitoring_station_id, account_number };
    await expectStatus(run, "createSite", path, second, 400, "a second account number", field);
    const { json } = await run.succeed("createSite", { path, body: { ...site(), account_number } });
    const siteId = isObject(json) ? (json["site_id"] ?? null) : null;
    const other = { ...path, siteId };
    await expectStatus(run, "updateSite", other, { monitoring_station_id }, 400, "a station with the number", field);
    await run.succeed("updateSite", { path: other, body: { monitoring_station_id, account_number: "" } });
    await expectStatus(run, "updateSite", other, { account_number }, 400, "a used account number", field);
  }),
  task("station-in-use", "a monitoring station in use cannot be deleted", async (run) => {
    const path = { dealerId: await run.fixture.id("dealerId") };
    const monitoringStationId = await run.fixture.id("monitoringStationId", true);
    const body = {
      external_site_id: run.fixture.unique("user"),
      name: "A",
      timezone: "UTC",
      monitoring_station_id: monitoringStationId,
    };
    const { json } = await run.succeed("createSite", { path, body });
    const siteId = isObject(json) ? (json["site_id"] ?? null) : null;
    const station = { ...path, monitoringStationId };
    await expectStatus(run, "deleteMonitoringStation", station, undefined, 400, "the deletion of a station in use");
    await expectStatus(run, "getMonitoringStation", station, undefined, 200, "a station whose deletion was rejected");
    await run.succeed("deleteSite", { path: { ...path, siteId } });
    await expectStatus(
      run,
      "deleteMonitoringStation",
      station,
      undefined,
      204,
      "the deletion of a station that is no longer in use",
    );
  }),
  task("nothing-of-a-deleted-site", "the contacts and devices of a deleted site are gone", async (run) => {
    const path: Record<string, Json> = {};
    for (const name of ["dealerId", "siteId", "contactId", "deviceId"]) path[name] = await run.fixture.id(name);
    await run.succeed("deleteSite", { path });
    for (const id of ["getSite", "getContact", "getDevice", "getArmingSettings", "listContacts", "listDevices"]) {
      await expectStatus(run, id, path, undefined, 404, "a deleted site or its rows");
    }
  }),
  task("unknown-time-zone", "an unknown time zone", async (run) => {
    const path = { dealerId: await run.fixture.id("dealerId"), siteId: await run.fixture.id("siteId") };
    const timezone = "Mars/Olympus_Mons";
    const site = { external_site_id: run.fixture.unique("martian"), name: "A", timezone };
    await expectStatus(run, "createSite", path, site, 400, "an unknown time zone", "timezone");
    await expectStatus(run, "updateSite", path, { timezone }, 400, "an unknown time zone", "timezone");
  }),
  task("unknown-dealer", "an unknown dealer", async (run) => {
    const path = { dealerId: Number.MAX_SAFE_INTEGER };
    for (const id of ["getDealer", "listSites", "listMonitoringStations"]) {
      await expectStatus(run, id, path, undefined, 404, "an unknown dealer");
    }
  }),
];

function task(name: string, title: string, run: (run: Run) => Promise<void>): Task {
  return {
    id: `promises/${name}`,
    phase: "promises",
    title,
    operation: undefined,
    checks: [NAME],
    needs: ["stateful", "writes"],
    run,
  };
}

async function expectStatus(
  run: Run,
  id: string,
  path: Path,
  body: Json | undefined,
  status: number,
  what: string,
  field?: string,
): Promise<void> {
  const operation = run.description.operation(id);
  const exchange = await run.call(operation, { path, query: {}, headers: {}, body }, { kind: "open" });
  const named = readError(exchange.json)?.field;
  if (exchange.status === status && (field === undefined || named === field)) return;
  const expected = `${status} for ${what}${field === undefined ? "" : `, naming the field ${field}`}`;
  const where = `${operation.pointer}/responses/${status} (${what})`;
  run.report(
    { check: NAME, expected, where, got: `${exchange.status} ${JSON.stringify(named ?? "")}` },
    operation,
    exchange,
  );
}
