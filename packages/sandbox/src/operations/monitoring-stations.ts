import { ApiError } from "../api-error.ts";
import { listTable } from "../lists/list-table.ts";
import { rejectDuplicate } from "../store/duplicate.ts";
import { locked } from "../store/locked.ts";
import { takeIds } from "../store/store.ts";
import type { MonitoringStationRow } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { respondWithList } from "./respond-with-list.ts";
import type { HandlerResult, Call } from "./call.ts";
import { dealerScope, findId, notFound } from "./scope.ts";
import { rowWriter } from "./show-row.ts";

type Station = Pick<MonitoringStationRow, "external_monitoring_station_id" | "name"> &
  Partial<Pick<MonitoringStationRow, "prefix" | "linecard">>;

const table = listTable("listMonitoringStations");
const show = rowWriter(table);

export async function createMonitoringStation(call: Call): Promise<HandlerResult> {
  const station = call.body as Station;
  const scope = dealerScope(call);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const row = {
      ...scope,
      monitoring_station_id: await takeIds(db, scope.workspace, "monitoring_station"),
      prefix: null,
      linecard: null,
      created_at: call.caller.now,
      ...station,
    };
    await rejectDuplicate(db.insertInto("monitoring_stations").values(row).execute(), () => duplicateError(station));
    return { status: 201, body: show(row) };
  });
}

export async function listMonitoringStations(call: Call): Promise<HandlerResult> {
  return respondWithList(call, {
    table,
    from: "monitoring_stations",
    place: (column) => column,
    unique: "external_monitoring_station_id",
    indexed: [],
    scope: { ...dealerScope(call) },
  });
}

export async function getMonitoringStation(call: Call): Promise<HandlerResult> {
  const row = await call.store.db
    .selectFrom("monitoring_stations")
    .selectAll()
    .where((eb) => eb.and(stationKey(call)))
    .executeTakeFirst();
  if (!row) throw notFoundError(call);
  return { status: 200, body: show(row) };
}

export async function updateMonitoringStation(call: Call): Promise<HandlerResult> {
  const changes = call.body as Partial<Station>;
  if (Object.keys(changes).length === 0) return getMonitoringStation(call);
  const updated = call.store.db
    .updateTable("monitoring_stations")
    .set(changes)
    .where((eb) => eb.and(stationKey(call)))
    .returningAll()
    .executeTakeFirst();
  const row = await rejectDuplicate(updated, () => duplicateError(changes));
  if (!row) throw notFoundError(call);
  return { status: 200, body: show(row) };
}

export async function deleteMonitoringStation(call: Call): Promise<HandlerResult> {
  const key = stationKey(call);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    // Assigning the station to a site locks it too, so the result of the next query stays valid.
    const station = await locked(
      call.store.engine,
      db
        .selectFrom("monitoring_stations")
        .select("monitoring_station_id")
        .where((eb) => eb.and(key)),
    ).executeTakeFirst();
    if (!station) throw notFoundError(call);
    const site = await db
      .selectFrom("sites")
      .select("site_id")
      .where((eb) => eb.and(key))
      .orderBy("site_id")
      .limit(1)
      .executeTakeFirst();
    if (site) {
      throw new ApiError(
        400,
        `Monitoring station ${key.monitoring_station_id} receives the alarms of site ${site.site_id}. ` +
          "Assign another station to its sites first.",
      );
    }
    await db
      .deleteFrom("monitoring_stations")
      .where((eb) => eb.and(key))
      .execute();
    return { status: 204 };
  });
}

function stationKey(call: Call) {
  return { ...dealerScope(call), monitoring_station_id: findId(call, "monitoringStationId") };
}

function notFoundError(call: Call): ApiError {
  return notFound("dealer", "monitoring station", String(call.parameters["monitoringStationId"]));
}

function duplicateError({ external_monitoring_station_id: id }: Partial<Station>): ApiError {
  return new ApiError(
    400,
    `external_monitoring_station_id "${id}" is already used by another monitoring station of this dealer`,
    "external_monitoring_station_id",
  );
}
