import { isObject, type Json } from "@chekt/description";
import { toText } from "../../engine/wire/to-text.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import { type Inventory, takeInventory } from "./inventory.ts";
import { readForeign } from "./isolation.ts";

const NAME = "dealer_isolation";

/** IDs of another dealer's rows have no effect in a body or a filter. */
export const referenceTask: Task = {
  id: "promises/foreign-references",
  phase: "promises",
  title: "IDs of another dealer in bodies and filters",
  operation: undefined,
  checks: [NAME],
  needs: ["stateful", "secondDealer", "writes"],
  async run(run) {
    const path = { dealerId: await run.fixture.id("dealerId"), siteId: await run.fixture.id("siteId") };
    const own = await takeInventory(run, "partner", run.target.access.dealers.own);
    for (const { inventory, dealerId } of await readForeign(run)) {
      findShared(run, own, inventory, dealerId);
      const station = inventory.get("monitoringStationId")?.[0]?.path["monitoringStationId"];
      const device = inventory.get("deviceId")?.[0]?.path["deviceId"];
      const site = inventory.get("siteId")?.[0]?.path["siteId"];
      if (station !== undefined) await expectStationRejected(run, path, station);
      if (device !== undefined) await expectDeviceRejected(run, path, device);
      if (site !== undefined) await findNothing(run, path, site);
    }
  },
};

/** Reports rows that are listed for two dealers. */
function findShared(run: Run, own: Inventory, other: Inventory, dealerId: number): void {
  for (const [parameter, rows] of own) {
    const ids = new Set(rows.map(({ path }) => path[parameter]));
    const shared = other.get(parameter)?.find(({ path }) => ids.has(path[parameter]));
    if (!shared) continue;
    const expected = `each ${parameter} at one dealer only`;
    const got = `${toText(shared.path[parameter])} at dealer ${dealerId} too`;
    run.report({ check: NAME, expected, where: `/components/parameters (${parameter})`, got });
  }
}

type Path = Readonly<Record<string, Json>>;

async function expectStationRejected(run: Run, path: Path, monitoring_station_id: Json): Promise<void> {
  const bodies = {
    createSite: { external_site_id: run.fixture.unique("foreign"), name: "F", timezone: "UTC", monitoring_station_id },
    updateSite: { monitoring_station_id },
  };
  for (const [id, body] of Object.entries(bodies)) {
    const operation = run.description.operation(id);
    const exchange = await run.call(operation, { path, query: {}, headers: {}, body }, { kind: "open" });
    if (exchange.status === 400 || exchange.status === 404) continue;
    const where = `${operation.pointer}/requestBody`;
    const expected = "400 for a monitoring station of another dealer";
    run.report({ check: NAME, expected, where, got: String(exchange.status) }, operation, exchange);
  }
}

async function expectDeviceRejected(run: Run, path: Path, device_id: Json): Promise<void> {
  const bodies: Record<string, Json> = {
    updateDevices: [{ device_id, name: "Taken over" }],
    deleteDevices: { deviceIds: [device_id] },
  };
  for (const [id, body] of Object.entries(bodies)) {
    const operation = run.description.operation(id);
    const exchange = await run.call(operation, { path, query: {}, headers: {}, body }, { kind: "open" });
    if (exchange.status >= 400 || (isObject(exchange.json) && exchange.json["success_count"] === 0)) continue;
    const expected = "a failure for a device of another dealer";
    run.report({ check: NAME, expected, where: operation.pointer }, operation, exchange);
  }
}

async function findNothing(run: Run, { dealerId }: Path, site: Json): Promise<void> {
  const operation = run.description.operation("listSites");
  const query = { filter: [`site_id,${toText(site)},eq`] };
  const call = { path: { dealerId: dealerId ?? null }, query, headers: {}, body: undefined };
  const exchange = await run.call(operation, call, { kind: "valid", statuses: [200] });
  if (Array.isArray(exchange.json) && exchange.json.length === 0) return;
  run.report({ check: NAME, expected: "no row of another dealer", where: operation.pointer }, operation, exchange);
}
