import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Store } from "../store/store.ts";
import { serveFile } from "../testing/served-context.ts";
import { MAX_ROWS } from "./cost.ts";

const sites = "/partner/v1/dealers/42/sites";

/** Adds sites, whose names end with their IDs. */
async function addSites({ db }: Store, count: number): Promise<void> {
  await sql`
    INSERT INTO sites (workspace, dealer_id, site_id, external_site_id, name, timezone, is_activated, security_type,
      created_at)
    WITH RECURSIVE number(n) AS (SELECT 1001 UNION ALL SELECT n + 1 FROM number WHERE n < ${1000 + count})
    SELECT 'default', 42, n, 'site-' || n, 'Site ' || n, 'UTC', n % 2, 3, n FROM number
  `.execute(db);
  await sql`UPDATE counters SET last = ${1000 + count} WHERE workspace = 'default' AND name = 'site'`.execute(db);
}

/** Queries that read all rows, with the parameter that makes them. */
const costly = [
  ["sort=address1", "sort"],
  ["sort=external_monitoring_station_id&dir=desc", "sort"],
  [`offset=${MAX_ROWS + 1}`, "offset"],
  [`sort=name&offset=${MAX_ROWS + 1}`, "offset"],
  ["filter=address1,x,eq", "filter"],
  ["filter=name,x,gt", "filter"],
  ["filter=is_activated,2,neq", "filter"],
  ["filter=is_activated,1,eq&filter=name,x,eq", "filter"],
  ["sort=name&filter=site_id,1000,gt", "filter"],
  ["filter=name,nothing,regex", "filter"],
  ["filter=address2,x,eq&filter=name,x,regex", "filter"],
];

/** Queries whose rows an index finds. */
const cheap = [
  "offset=20000",
  "sort=name&dir=desc&offset=900",
  "sort=name&filter=name,Site 2,gt",
  "filter=site_id,20000,gt&filter=is_activated,1,eq",
  "filter=external_site_id,site-1500,eq&filter=address1,x,neq&sort=address1",
  "filter=name,^Site .*9$,regex",
  "filter=site_id,20900,gt&filter=name,nothing,regex",
];

describe("a list with more rows than a request may read", () => {
  it("refuses queries that read all rows, and says how to page through it", async () => {
    const { context, call } = await serveFile();
    await addSites(context.store, MAX_ROWS);
    for (const [query, field] of costly) {
      const response = await call("GET", `${sites}?${query}`);
      expect([query, response.status, await response.json()]).toEqual([
        query,
        400,
        { status_code: 400, field, error_message: expect.stringMatching(/filter.*site_id,<last site_id>,gt/) },
      ]);
    }
  });

  it("serves queries whose rows an index finds", async () => {
    const { context, call } = await serveFile();
    await addSites(context.store, MAX_ROWS);
    for (const query of cheap) expect([query, (await call("GET", `${sites}?${query}`)).status]).toEqual([query, 200]);
  });
});

describe("a shorter list", () => {
  it("serves all queries", async () => {
    const { context, call } = await serveFile();
    await addSites(context.store, MAX_ROWS - 1000);
    for (const [query] of costly) {
      expect([query, (await call("GET", `${sites}?${query}`)).status]).toEqual([query, 200]);
    }
  });

  it("is counted where IDs do not tell that it is short", async () => {
    const { context, call } = await serveFile();
    await addSites(context.store, 10);
    await context.store.db.updateTable("counters").set({ last: 1_000_000 }).execute();
    expect((await call("GET", `${sites}?sort=address1`)).status).toBe(200);
  });

  it("serves other requests while many requests read many rows", async () => {
    const { context, call } = await serveFile();
    await addSites(context.store, MAX_ROWS - 1000);
    let served = 0;
    const reads = Array.from({ length: 40 }, async (_, index) => {
      const { status } = await call("GET", `${sites}?sort=address1&offset=${18_000 - index}`);
      served += 1;
      return status;
    });
    expect((await call("GET", `${sites}/1001`)).status).toBe(200);
    // Those before it in the queue of the event loop, and not all.
    expect(served).toBeLessThan(5);
    expect(new Set(await Promise.all(reads))).toEqual(new Set([200]));
  });
});

it("serves other requests while a regular expression that is slow matches, and refuses it in the end", async () => {
  const { context, call } = await serveFile();
  await addSites(context.store, 400);
  await sql`UPDATE sites SET name = ${"é".repeat(255)} WHERE site_id > 1000`.execute(context.store.db);
  // Starts the thread.
  await call("GET", `${sites}?filter=name,x,regex`);
  let isDone = false;
  const slow = call("GET", `${sites}?filter=name,${encodeURIComponent("(.?){1000}[0-9]$")},regex`).finally(() => {
    isDone = true;
  });
  for (let read = 0; read < 20; read += 1) expect((await call("GET", `${sites}/1`)).status).toBe(200);
  expect(isDone).toBe(false);
  const response = await slow;
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ error_message: expect.stringContaining("need more than 500 ms or 32 MB") }),
  ]);
});
