import type { BodyMethod, PathKey, PathMethod, Scope } from "../methods/bound.ts";
import { crudMethods } from "../methods/crud.ts";
import type { EnsureMethod } from "../methods/ensure.ts";
import type { EachMethod, ListMethod, PagesMethod } from "../methods/list.ts";
import type { MonitoringStation } from "../types.ts";

/** The monitoring stations of a dealer. */
export interface MonitoringStations<Bound extends PathKey = never> {
  /** Returns one page of the monitoring stations of a dealer. */
  readonly list: ListMethod<"listMonitoringStations", MonitoringStation, Bound>;
  /**
   * Reads all monitoring stations of a dealer, one by one. Every monitoring station that exists throughout is returned exactly once, even while
   * others are created and deleted.
   */
  readonly each: EachMethod<"listMonitoringStations", MonitoringStation, Bound>;
  /** Reads all monitoring stations of a dealer, page by page. */
  readonly pages: PagesMethod<"listMonitoringStations", MonitoringStation, Bound>;
  /** Creates a monitoring station. */
  readonly create: BodyMethod<"createMonitoringStation", Bound, MonitoringStation>;
  /**
   * Ensures that a monitoring station exists with the given properties: finds it by its `external_monitoring_station_id`, creates it if it is missing, and
   * updates only what differs. A lost response does not cause duplicates.
   */
  readonly ensure: EnsureMethod<"createMonitoringStation", MonitoringStation, Bound>;
  /** Gets a monitoring station. */
  readonly get: PathMethod<"getMonitoringStation", Bound, MonitoringStation>;
  /** Updates the given properties of a monitoring station. */
  readonly update: BodyMethod<"updateMonitoringStation", Bound, MonitoringStation>;
  /** Deletes a monitoring station. */
  readonly delete: PathMethod<"deleteMonitoringStation", Bound>;
}

export function monitoringStations<Bound extends PathKey>(scope: Scope): MonitoringStations<Bound> {
  return crudMethods(scope, {
    list: "listMonitoringStations",
    create: "createMonitoringStation",
    get: "getMonitoringStation",
    update: "updateMonitoringStation",
    delete: "deleteMonitoringStation",
    idParameter: "monitoringStationId",
  });
}
