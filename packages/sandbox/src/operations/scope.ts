import { ApiError } from "../api-error.ts";
import type { Call } from "./call.ts";

/** The columns by which all rows of a dealer are found. */
export interface DealerScope {
  readonly workspace: string;
  readonly dealer_id: number;
}

/** The columns by which all rows of a site are found. */
export interface SiteScope extends DealerScope {
  readonly site_id: number;
}

/** An id out of the path. */
export function findId(
  call: Call,
  name: "dealerId" | "siteId" | "monitoringStationId" | "contactId" | "deviceId",
): number {
  return storable(Number(call.parameters[name]));
}

export function dealerScope(call: Call): DealerScope {
  return { workspace: call.caller.workspace, dealer_id: findId(call, "dealerId") };
}

export function siteScope(call: Call): SiteScope {
  return { ...dealerScope(call), site_id: findId(call, "siteId") };
}

/** An id as a store can look for it. The description bounds ids below only; there is none as large as these. */
export function storable(id: number): number {
  return Number.isSafeInteger(id) ? id : 0;
}

/** There is none, or it is another dealer's or site's, which is not for this caller to know. */
export function notFound(what: string, id: number | string, where: string): ApiError {
  return new ApiError(404, `There is no ${what} ${id} ${where}`);
}
