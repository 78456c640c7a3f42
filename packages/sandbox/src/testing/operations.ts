import { expect } from "vitest";
import { openSandbox, type TestSandbox } from "./sandbox.ts";
import type { Place } from "./stores.ts";

/** Bodies that create a row, with their required fields only. */
export const site = { external_site_id: "site-a", name: "Site A", timezone: "Asia/Seoul" };
export const device = { external_device_id: "device-a", device_type: "camera", zone_number: "001" };
export const contact = { external_contact_id: "contact-a", first_name: "John", last_name: "Doe" };
export const station = { external_monitoring_station_id: "station-a", name: "Station A" };

/** A sandbox for tests of operations, and the paths of two dealers. */
export interface OperationSandbox {
  readonly sandbox: TestSandbox;
  readonly dealer: `/${string}`;
  readonly otherDealer: `/${string}`;
  /** Creates a separate site for a test, and returns its path. */
  readonly newSite: (external_site_id: string, more?: object) => Promise<`/${string}`>;
}

/** Starts a sandbox for the tests of a file. */
export async function openForOperations(newPlace: () => Promise<Place>): Promise<OperationSandbox> {
  const sandbox = await openSandbox(newPlace);
  const [first, second] = sandbox.dealers.connected;
  const dealer = `/partner/v1/dealers/${first}` as const;
  const newSite: OperationSandbox["newSite"] = async (external_site_id, more = {}) => {
    const created = await sandbox.call(`POST ${dealer}/sites`, { ...site, external_site_id, ...more });
    expect(created).toMatchObject({ status: 201 });
    return `${dealer}/sites/${(created.body as { site_id: number }).site_id}`;
  };
  return { sandbox, dealer, otherDealer: `/partner/v1/dealers/${second}`, newSite };
}

/** The expected response of a rejected request. */
export function error(status: number, error_message: unknown, field?: string): object {
  return { status, body: { status_code: status, error_message, ...(field !== undefined && { field }) } };
}
