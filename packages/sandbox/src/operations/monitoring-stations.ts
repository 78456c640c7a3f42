import { ApiError } from "../api-error.ts";
import { listTable } from "../lists/list-table.ts";
import { orDuplicate } from "../store/duplicate.ts";
import { locked } from "../store/locked.ts";
import { takeIds } from "../store/store.ts";
import type { MonitoringStationRow } from "../store/tables.ts";
import { answerList } from "./answer-list.ts";
import type { Answer, Call } from "./call.ts";
import { dealerScope, findId, notFound } from "./scope.ts";
import { rowWriter } from "./show-row.ts";

type Station = Pick<MonitoringStationRow, "external_monitoring_station_id" | "name"> &
  Partial<Pick<MonitoringStationRow, "prefix" | "linecard">>;

const table = listTable("listMonitoringStations");
const show = rowWriter(table);

export async function createMonitoringStation(call: Call): Promise<Answer> {
  const station = call.body as Station;
  const scope = dealerScope(call);
  return call.store.db.transaction().execute(async (db) => {
    const row = {
      ...scope,
      monitoring_station_id: await takeIds(db, scope.workspace, "monitoring_station"),
      prefix: null,
      linecard: null,
      created_at: call.caller.now,
      ...station,
    };
    await orDuplicate(db.insertInto("monitoring_stations").values(row).execute(), () => taken(station));
    return { status: 201, body: show(row) };
  });
}

export async function listMonitoringStations(call: Call): Promise<Answer> {
  return answerList(call, {
    table,
    from: "monitoring_stations",
    place: (column) => column,
    scope: { ...dealerScope(call) },
  });
}

export async function getMonitoringStation(call: Call): Promise<Answer> {
  const row = await call.store.db
    .selectFrom("monitoring_stations")
    .selectAll()
    .where((eb) => eb.and(stationKey(call)))
    .executeTakeFirst();
  if (!row) throw missing(call);
  return { status: 200, body: show(row) };
}

export async function updateMonitoringStation(call: Call): Promise<Answer> {
  const changes = call.body as Partial<Station>;
  if (Object.keys(changes).length === 0) return getMonitoringStation(call);
  const updated = call.store.db
    .updateTable("monitoring_stations")
    .set(changes)
    .where((eb) => eb.and(stationKey(call)))
    .returningAll()
    .executeTakeFirst();
  const row = await orDuplicate(updated, () => taken(changes));
  if (!row) throw missing(call);
  return { status: 200, body: show(row) };
}

export async function deleteMonitoringStation(call: Call): Promise<Answer> {
  const key = stationKey(call);
  return call.store.db.transaction().execute(async (db) => {
    // Whoever gives it to a site holds it too, so that the next question is answered for good.
    const station = await locked(
      call.store.engine,
      db
        .selectFrom("monitoring_stations")
        .select("monitoring_station_id")
        .where((eb) => eb.and(key)),
    ).executeTakeFirst();
    if (!station) throw missing(call);
    const site = await db
      .selectFrom("sites")
      .select("site_id")
      .where((eb) => eb.and(key))
      .executeTakeFirst();
    if (site) {
      throw new ApiError(
        400,
        `Monitoring station ${key.monitoring_station_id} receives the alarms of site ${site.site_id}: ` +
          "give its sites another station first",
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

function missing(call: Call): ApiError {
  return notFound("monitoring station", String(call.parameters["monitoringStationId"]), "of this dealer");
}

function taken({ external_monitoring_station_id: id }: Partial<Station>): ApiError {
  return new ApiError(
    400,
    `external_monitoring_station_id "${id}" is already that of another monitoring station of the dealer`,
    "external_monitoring_station_id",
  );
}
