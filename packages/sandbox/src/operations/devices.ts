import { ApiError } from "../api-error.ts";
import { listTable } from "../lists/list-table.ts";
import { takeIds } from "../store/store.ts";
import type { DeviceRow, InTransaction } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { listValid, readItems } from "./bulk-items.ts";
import { bulkOutcome, type Outcome } from "./bulk-outcome.ts";
import { respondWithList } from "./respond-with-list.ts";
import type { HandlerResult, Call } from "./call.ts";
import { findId, notFound, type SiteScope, siteScope, storable } from "./scope.ts";
import { rowWriter } from "./show-row.ts";
import { lockSite, requireSite } from "./sites.ts";

type Device = Pick<DeviceRow, "external_device_id" | "device_type" | "zone_number"> & {
  name?: string | null;
  additional_zone_numbers?: string | null;
  mac?: string | null;
  manufacturer?: string | null;
  model?: string | null;
  serial_number?: string | null;
};

/** The number of rows per statement. Each row has sixteen values, and the stores accept 32,000 per statement. */
const ROWS = 100;

const table = listTable("listDevices");
const show = rowWriter(table);

export async function createDevices(call: Call): Promise<HandlerResult> {
  const { now, clientName } = call.caller;
  const items = readItems<Device>(call.id, call.body as unknown[]);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const scope = await lockSite(call, db);
    const owners = await findOwners(db, scope, listValid(items));
    let nextId = await takeIds(db, scope.workspace, "device", items.length);
    const rows: DeviceRow[] = [];
    const results = items.map((read): Outcome => {
      if ("refusal" in read) return read;
      const { req, item } = read;
      const refusal = explainRefusal(item, owners);
      if (refusal) return { req, refusal };
      const row = {
        ...scope,
        device_id: nextId++,
        name: null,
        additional_zone_numbers: null,
        mac: null,
        manufacturer: null,
        model: null,
        serial_number: null,
        registered_by_partner: clientName,
        created_at: now,
        updated_at: now,
        ...item,
      };
      owners.set(row.external_device_id, row.device_id);
      rows.push(row);
      return { req, res: show(row) };
    });
    for (let start = 0; start < rows.length; start += ROWS) {
      await db
        .insertInto("devices")
        .values(rows.slice(start, start + ROWS))
        .execute();
    }
    return { status: 201, body: bulkOutcome(results) };
  });
}

export async function updateDevices(call: Call): Promise<HandlerResult> {
  const items = readItems<Partial<Device> & { device_id: number }>(call.id, call.body as unknown[]);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const scope = await lockSite(call, db);
    const owners = await findOwners(db, scope, listValid(items));
    const results: Outcome[] = [];
    for (const read of items) {
      if ("refusal" in read) {
        results.push(read);
        continue;
      }
      const { req, item } = read;
      const { device_id, ...changes } = item;
      const refusal = explainRefusal(item, owners, device_id);
      const row = refusal
        ? undefined
        : await db
            .updateTable("devices")
            .set({ ...changes, updated_at: call.caller.now })
            .where((eb) => eb.and({ ...scope, device_id: storable(device_id) }))
            .returningAll()
            .executeTakeFirst();
      if (row && changes.external_device_id !== undefined) {
        // Items after this one may use the external ID that the device had before.
        for (const [id, owner] of owners) if (owner === device_id) owners.delete(id);
        owners.set(changes.external_device_id, device_id);
      }
      results.push(row ? { req, res: show(row) } : { req, refusal: refusal ?? deviceNotFound(device_id) });
    }
    return { status: 200, body: bulkOutcome(results) };
  });
}

export async function deleteDevices(call: Call): Promise<HandlerResult> {
  const { deviceIds } = call.body as { deviceIds: unknown[] };
  const items = readItems<number>(call.id, deviceIds);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const scope = await lockSite(call, db);
    const results: Outcome[] = [];
    for (const read of items) {
      if ("refusal" in read) {
        results.push(read);
        continue;
      }
      const device_id = read.item;
      const row = await db
        .deleteFrom("devices")
        .where((eb) => eb.and({ ...scope, device_id: storable(device_id) }))
        .returningAll()
        .executeTakeFirst();
      results.push(row ? { req: device_id, res: show(row) } : { req: device_id, refusal: deviceNotFound(device_id) });
    }
    return { status: 200, body: bulkOutcome(results) };
  });
}

export async function listDevices(call: Call): Promise<HandlerResult> {
  return respondWithList(call, {
    table,
    from: "devices",
    place: (column) => column,
    unique: "external_device_id",
    indexed: [],
    scope: { ...(await requireSite(call)) },
  });
}

export async function getDevice(call: Call): Promise<HandlerResult> {
  const device_id = findId(call, "deviceId");
  const row = await call.store.db
    .selectFrom("devices")
    .selectAll()
    .where((eb) => eb.and({ ...siteScope(call), device_id }))
    .executeTakeFirst();
  if (row) return { status: 200, body: show(row) };
  await requireSite(call);
  throw deviceNotFound(Number(call.parameters["deviceId"]));
}

/** Finds the devices of the site that already use the external IDs of the items. */
async function findOwners(
  db: InTransaction,
  { workspace, dealer_id, site_id }: SiteScope,
  items: readonly Partial<Device>[],
): Promise<Map<string, number>> {
  const externalIds = items.flatMap(({ external_device_id }) => external_device_id ?? []);
  if (externalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("devices")
    .select(["external_device_id", "device_id"])
    .where("workspace", "=", workspace)
    .where("dealer_id", "=", dealer_id)
    .where("site_id", "=", site_id)
    .where("external_device_id", "in", externalIds)
    .execute();
  return new Map(rows.map(({ external_device_id, device_id }) => [external_device_id, device_id]));
}

/** Rejects items that match the description but violate a rule of the site. */
function explainRefusal(
  { name, external_device_id }: Partial<Device>,
  owners: ReadonlyMap<string, number>,
  device_id?: number,
): ApiError | undefined {
  // An empty name, which would clear it.
  if (name === null) return new ApiError(400, "name must not be empty", "name");
  const owner = external_device_id === undefined ? undefined : owners.get(external_device_id);
  if (owner === undefined || owner === device_id) return undefined;
  return new ApiError(
    400,
    `external_device_id "${external_device_id}" is already used by device ${owner} of this site`,
    "external_device_id",
  );
}

function deviceNotFound(id: number): ApiError {
  return notFound("site", "device", id);
}
