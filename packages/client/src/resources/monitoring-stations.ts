import type { BodyMethod, PathKey, PathMethod, Scope } from "../bound.ts";
import type { EnsureMethod } from "../ensure/ensure-method.ts";
import type { EachMethod, ListMethod, PagesMethod } from "../list-method.ts";
import type { MonitoringStation } from "../rows.ts";
import { keepingMethods } from "./keeping.ts";

/** The monitoring stations of a dealer. */
export interface MonitoringStations<Bound extends PathKey = never> {
  /** Reads one page of the monitoring stations of a dealer. */
  readonly list: ListMethod<"listMonitoringStations", MonitoringStation, Bound>;
  /**
   * Reads all monitoring stations of a dealer, one by one. Every monitoring station that is there throughout comes exactly once, even when others
   * come and go meanwhile.
   */
  readonly each: EachMethod<"listMonitoringStations", MonitoringStation, Bound>;
  /** Reads all monitoring stations of a dealer, page by page. */
  readonly pages: PagesMethod<"listMonitoringStations", MonitoringStation, Bound>;
  /** Creates a monitoring station. */
  readonly create: BodyMethod<"createMonitoringStation", Bound>;
  /**
   * Makes sure that a monitoring station is there and is as wanted: finds it by its `external_monitoring_station_id`, creates it when it is absent,
   * and changes only what differs. A lost answer does not make duplicates.
   */
  readonly ensure: EnsureMethod<"MonitoringStation", MonitoringStation, Bound>;
  /** Reads a monitoring station. */
  readonly get: PathMethod<"getMonitoringStation", Bound>;
  /** Changes a monitoring station; what is left out stays as it is. */
  readonly update: BodyMethod<"updateMonitoringStation", Bound>;
  /** Deletes a monitoring station. */
  readonly delete: PathMethod<"deleteMonitoringStation", Bound>;
}

export function monitoringStations<Bound extends PathKey>(scope: Scope): MonitoringStations<Bound> {
  return keepingMethods(scope, "MonitoringStation", "monitoringStationId");
}
