import { sql } from "kysely";
import { ApiError } from "../api-error.ts";
import { listTable } from "../lists/list-table.ts";
import type { ListSource } from "../lists/list-source.ts";
import { rejectDuplicate } from "../store/duplicate.ts";
import { locked } from "../store/locked.ts";
import { type Store, takeIds } from "../store/store.ts";
import type { Database, InTransaction, MonitoringStationRow, SiteRow } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { respondWithList } from "./respond-with-list.ts";
import type { HandlerResult, Call } from "./call.ts";
import { type DealerScope, dealerScope, notFound, type SiteScope, siteScope, storable } from "./scope.ts";
import { rowWriter } from "./show-row.ts";
import { wholeSecond } from "./timestamps.ts";
import { isTimezone } from "./timezone.ts";

type Site = Pick<SiteRow, "external_site_id" | "name" | "timezone"> & {
  monitoring_station_id?: number;
  account_number?: string | null;
  address1?: string | null;
  address2?: string | null;
};

interface SiteInFull extends SiteRow {
  external_monitoring_station_id: string | null;
  has_physical_bridge: boolean | 0 | 1;
}

const table = listTable("listSites");
const show = rowWriter(table);

/** The security type of a new site: CHeKT's own video security system. */
const SECURITY_TYPE = 3;

export async function createSite(call: Call): Promise<HandlerResult> {
  const site = call.body as Site;
  const scope = dealerScope(call);
  checkTimezone(site);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const external_monitoring_station_id = await lockStation(call.store, db, scope, site.monitoring_station_id);
    await checkAccountNumber(db, scope, site);
    const row = {
      ...scope,
      site_id: await takeIds(db, scope.workspace, "site"),
      monitoring_station_id: null,
      account_number: null,
      address1: null,
      address2: null,
      is_activated: 0 as const,
      security_type: SECURITY_TYPE,
      created_at: wholeSecond(call.caller.now),
      ...site,
    };
    await rejectDuplicate(insertSite(db, row), () => duplicateError(site));
    return { status: 201, body: show({ ...row, external_monitoring_station_id }) };
  });
}

/** Hand-written SQL: building this statement costs as much as running it. */
async function insertSite(db: InTransaction, row: SiteRow): Promise<void> {
  await sql`
    INSERT INTO sites (workspace, dealer_id, site_id, external_site_id, name, timezone, monitoring_station_id,
      account_number, address1, address2, is_activated, security_type, created_at)
    VALUES (${row.workspace}, ${row.dealer_id}, ${row.site_id}, ${row.external_site_id}, ${row.name}, ${row.timezone},
      ${row.monitoring_station_id}, ${row.account_number}, ${row.address1}, ${row.address2}, ${row.is_activated},
      ${row.security_type}, ${row.created_at})
  `.execute(db);
}

export async function listSites(call: Call): Promise<HandlerResult> {
  return respondWithList(call, listedSites(dealerScope(call)));
}

/** The source of a dealer's list of sites. */
export function listedSites(scope: DealerScope): ListSource {
  return {
    table,
    from: "sites AS site",
    join: `LEFT JOIN monitoring_stations AS station ON station.workspace = site.workspace
      AND station.dealer_id = site.dealer_id AND station.monitoring_station_id = site.monitoring_station_id`,
    place: (column) => (column === "external_monitoring_station_id" ? `station.${column}` : `site.${column}`),
    unique: "external_site_id",
    indexed: ["name", "timezone", "is_activated", "created_at", "monitoring_station_id", "account_number"],
    scope: { ...scope },
  };
}

export async function getSite(call: Call): Promise<HandlerResult> {
  const scope = siteScope(call);
  // Hand-written SQL, because this is the most frequent read.
  const { rows } = await sql<SiteInFull>`
    SELECT site.*, station.external_monitoring_station_id, EXISTS (
      SELECT 1 FROM devices
      WHERE devices.workspace = site.workspace AND devices.dealer_id = site.dealer_id
        AND devices.site_id = site.site_id AND devices.device_type = 'bridge'
    ) AS has_physical_bridge
    FROM sites AS site
    LEFT JOIN monitoring_stations AS station ON station.workspace = site.workspace
      AND station.dealer_id = site.dealer_id AND station.monitoring_station_id = site.monitoring_station_id
    WHERE site.workspace = ${scope.workspace} AND site.dealer_id = ${scope.dealer_id} AND site.site_id = ${scope.site_id}
  `.execute(call.store.db);
  const [site] = rows;
  if (!site) throw siteNotFound(call);
  return { status: 200, body: { ...show(site), has_physical_bridge: Boolean(site.has_physical_bridge) } };
}

export async function updateSite(call: Call): Promise<HandlerResult> {
  const changes = call.body as Partial<Site>;
  const scope = siteScope(call);
  checkTimezone(changes);
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    if (Object.keys(changes).length > 0) {
      await checkAccount(call, db, changes);
      const updated = db
        .updateTable("sites")
        .set(changes)
        .where((eb) => eb.and({ ...scope }))
        .execute();
      await rejectDuplicate(updated, () => duplicateError(changes));
    }
    return { status: 200, body: await readSite(call, db) };
  });
}

export async function toggleSiteActivation(call: Call): Promise<HandlerResult> {
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    await db
      .updateTable("sites")
      .set({ is_activated: sql`1 - is_activated` })
      .where((eb) => eb.and({ ...siteScope(call) }))
      .execute();
    return { status: 200, body: await readSite(call, db) };
  });
}

export async function deleteSite(call: Call): Promise<HandlerResult> {
  // Its contacts, devices and verifications are deleted by cascade.
  const { numDeletedRows } = await call.store.db
    .deleteFrom("sites")
    .where((eb) => eb.and({ ...siteScope(call) }))
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw siteNotFound(call);
  return { status: 204 };
}

/**
 * Locks the site in the path until the transaction ends, so that it cannot be deleted meanwhile.
 *
 * @throws ApiError 404 if the site does not exist.
 */
export async function lockSite(call: Call, db: InTransaction): Promise<SiteScope> {
  const scope = siteScope(call);
  const site = await locked(
    call.store.engine,
    db
      .selectFrom("sites")
      .select("site_id")
      .where((eb) => eb.and({ ...scope })),
  ).executeTakeFirst();
  if (!site) throw siteNotFound(call);
  return scope;
}

/** @throws ApiError 404 if the site does not exist. */
export async function requireSite(call: Call): Promise<SiteScope> {
  const scope = siteScope(call);
  const site = await call.store.db
    .selectFrom("sites")
    .select("site_id")
    .where((eb) => eb.and({ ...scope }))
    .executeTakeFirst();
  if (!site) throw siteNotFound(call);
  return scope;
}

export function siteNotFound(call: Call): ApiError {
  return notFound("dealer", "site", String(call.parameters["siteId"]));
}

/** Selects sites, each joined with its station. */
function selectSites(db: Database) {
  return db
    .selectFrom("sites as site")
    .leftJoin("monitoring_stations as station", (join) =>
      join
        .onRef("station.workspace", "=", "site.workspace")
        .onRef("station.dealer_id", "=", "site.dealer_id")
        .onRef("station.monitoring_station_id", "=", "site.monitoring_station_id"),
    );
}

async function readSite(call: Call, db: InTransaction): Promise<Record<string, unknown>> {
  const scope = siteScope(call);
  const site = await selectSites(db)
    .selectAll("site")
    .select("station.external_monitoring_station_id")
    .where("site.workspace", "=", scope.workspace)
    .where("site.dealer_id", "=", scope.dealer_id)
    .where("site.site_id", "=", scope.site_id)
    .executeTakeFirst();
  if (!site) throw siteNotFound(call);
  return show(site);
}

/**
 * Locks the station of a site until the transaction ends, so that it cannot be deleted meanwhile. Returns its external ID.
 *
 * @throws ApiError 400 if the station does not exist.
 */
async function lockStation(
  { engine }: Store,
  db: InTransaction,
  { workspace, dealer_id }: DealerScope,
  id: number | undefined,
): Promise<string | null> {
  if (id === undefined) return null;
  const {
    rows: [station],
  } = await sql<Pick<MonitoringStationRow, "external_monitoring_station_id">>`
    SELECT external_monitoring_station_id FROM monitoring_stations
    WHERE workspace = ${workspace} AND dealer_id = ${dealer_id} AND monitoring_station_id = ${storable(id)}
    ${engine === "postgres" ? sql`FOR UPDATE` : sql``}
  `.execute(db);
  if (!station) {
    throw new ApiError(
      400,
      `monitoring_station_id ${id} is not a monitoring station of this dealer`,
      "monitoring_station_id",
    );
  }
  return station.external_monitoring_station_id;
}

/**
 * Checks that a changed site has a station of its dealer, and an account number that no other site of the station has.
 *
 * @throws ApiError 400 if not, or 404 if the site does not exist.
 */
async function checkAccount(call: Call, db: InTransaction, changes: Partial<Site>): Promise<void> {
  if (changes.monitoring_station_id === undefined && changes.account_number === undefined) return;
  const scope = siteScope(call);
  // The site first, so that concurrent updates lock in the same order.
  const site = await locked(
    call.store.engine,
    db
      .selectFrom("sites")
      .select(["monitoring_station_id", "account_number"])
      .where((eb) => eb.and({ ...scope })),
  ).executeTakeFirst();
  if (!site) throw siteNotFound(call);
  const next = { ...site, ...changes };
  // With the station locked, no other site can take the number meanwhile.
  await lockStation(call.store, db, scope, next.monitoring_station_id ?? undefined);
  await checkAccountNumber(db, scope, next, scope.site_id);
}

/**
 * Checks that no other site of a station has the account number. A site without a station or a number may have any.
 *
 * @param own the ID of the site itself, if it exists.
 * @throws ApiError 400 if the number is used.
 */
async function checkAccountNumber(
  db: InTransaction,
  { workspace, dealer_id }: DealerScope,
  { monitoring_station_id, account_number }: { monitoring_station_id?: number | null; account_number?: string | null },
  own?: number,
): Promise<void> {
  if (typeof monitoring_station_id !== "number" || typeof account_number !== "string") return;
  const used = await db
    .selectFrom("sites")
    .select("site_id")
    .where((eb) => eb.and({ workspace, dealer_id, account_number, monitoring_station_id }))
    .where("site_id", "!=", own ?? 0)
    .limit(1)
    .executeTakeFirst();
  if (!used) return;
  throw new ApiError(
    400,
    `account_number "${account_number}" is already used by another site of monitoring station ${monitoring_station_id}`,
    "account_number",
  );
}

function checkTimezone({ timezone }: { timezone?: string }): void {
  if (timezone === undefined || isTimezone(timezone)) return;
  throw new ApiError(
    400,
    `timezone "${timezone}" is not an IANA time zone. Use one such as Asia/Seoul or America/New_York.`,
    "timezone",
  );
}

function duplicateError({ external_site_id }: Partial<Site>): ApiError {
  return new ApiError(
    400,
    `external_site_id "${external_site_id}" is already used by another site of this dealer`,
    "external_site_id",
  );
}
