import { ApiError } from "../api-error.ts";
import type { Call } from "./call.ts";

/** The columns that identify all rows of a dealer. */
export interface DealerScope {
  readonly workspace: string;
  readonly dealer_id: number;
}

/** The columns that identify all rows of a site. */
export interface SiteScope extends DealerScope {
  readonly site_id: number;
}

/** Reads an ID from the path. */
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

/** Replaces IDs that no store can represent by 0, which is never used. The description has no upper bound for IDs. */
export function storable(id: number): number {
  return Number.isSafeInteger(id) ? id : 0;
}

/** The error for a row that does not exist or belongs to another dealer or site. Callers must not be able to tell which. */
export function notFound(owner: "dealer" | "site", kind: string, id: number | string): ApiError {
  return new ApiError(404, `This ${owner} has no ${kind} ${id}`);
}
