import { isObject, type Json, type List } from "@chekt/description";
import type { Run } from "../../../engine/run.ts";
import type { Call } from "../../../engine/wire/call.ts";
import type { Row } from "./oracle.ts";

/**
 * Strings that a filter may confuse: by case, accents, special characters of patterns and SQL, commas, or because they are
 * numbers. The last two sort differently by UTF-16 code units than by code points.
 */
const names = [
  "a",
  "A",
  "b",
  "B",
  "é",
  "e",
  "a,b",
  "a,b,eq",
  "100%",
  "a_b",
  "a.b",
  "10",
  "9",
  "the Lobby",
  "Seoul",
  " ",
  "ｚ",
  "😀",
];

const zones = ["UTC", "Asia/Seoul", "America/New_York"];

/** Creates rows for a list, one per string and with some values missing. Returns them as the API returned them. */
export async function createRows(run: Run, list: List, path: Call["path"]): Promise<Row[]> {
  const { fixture } = run;
  const text = (index: number): string => names[index % names.length] ?? "";
  const indexes = [...names.keys()];
  switch (list.table) {
    case "monitoring_stations":
      return createEach(run, "createMonitoringStation", path, indexes, (index) => ({
        external_monitoring_station_id: fixture.unique(text(index)),
        name: text(index),
        ...every(index, 2, () => ({ prefix: text(index + 1) })),
        ...every(index, 3, () => ({ linecard: "" })),
      }));
    case "sites": {
      const monitoring_station_id = await fixture.id("monitoringStationId");
      const rows = await createEach(run, "createSite", path, indexes, (index) => ({
        external_site_id: fixture.unique(text(index)),
        name: text(index),
        timezone: zones[index % zones.length] ?? "UTC",
        ...every(index, 2, () => ({ monitoring_station_id })),
        ...every(index, 3, () => ({ account_number: text(index + 2), address1: "" })),
        ...every(index, 4, () => ({ address1: text(index + 3), address2: text(index + 4) })),
      }));
      return activateSome(run, path, rows);
    }
    case "contacts":
      return createEach(run, "createContact", path, indexes, (index) => ({
        external_contact_id: fixture.unique(text(index)),
        first_name: text(index),
        last_name: text(index % 4),
        ...every(index, 2, () => ({ phone_number: text(index + 1) })),
        ...every(index, 3, () => ({ email: `person${index % 6}@example.com` })),
      }));
    case "devices": {
      const devices = indexes.map((index) => ({
        external_device_id: fixture.unique(text(index)),
        device_type: index % 3 === 0 ? "bridge" : "camera",
        zone_number: text(index % 5),
        ...every(index, 2, () => ({ name: text(index), mac: text(index + 1) })),
        ...every(index, 3, () => ({ additional_zone_numbers: "002,003", model: "" })),
        ...every(index, 4, () => ({ manufacturer: text(index + 2), serial_number: text(index + 3) })),
      }));
      const { json } = await run.succeed("createDevices", { path, body: devices });
      const results = isObject(json) && Array.isArray(json["results"]) ? json["results"] : [];
      return results.flatMap((result) => (isObject(result) && isObject(result["res"]) ? [result["res"]] : []));
    }
    default:
      return [];
  }
}

function every(index: number, step: number, value: () => { [name: string]: Json }): { [name: string]: Json } {
  return index % step === 0 ? value() : {};
}

async function createEach(
  run: Run,
  id: string,
  path: Call["path"],
  indexes: readonly number[],
  body: (index: number) => Json,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const index of indexes) {
    const { json } = await run.succeed(id, { path, body: body(index) });
    if (isObject(json)) rows.push(json);
  }
  return rows;
}

/** Activates every third site. New sites are not activated. */
async function activateSome(run: Run, path: Call["path"], rows: readonly Row[]): Promise<Row[]> {
  const result: Row[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % 3 !== 0) result.push(row);
    else {
      const { json } = await run.succeed("toggleSiteActivation", { path: { ...path, siteId: row["site_id"] ?? null } });
      if (isObject(json)) result.push(json);
    }
  }
  return result;
}
