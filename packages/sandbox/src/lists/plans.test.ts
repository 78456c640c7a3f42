import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listedSites } from "../operations/sites.ts";
import type { Parameters } from "../description/validate.ts";
import { openStore, type Store } from "../store/store.ts";
import { engines, type Place } from "../testing/stores.ts";
import { parseFilter } from "./filter.ts";
import { readListQuery } from "./list-query.ts";
import { listTable } from "./list-table.ts";
import { selectionStatement } from "./run-list.ts";

const table = listTable("listSites");

/** Queries for which performance must not depend on the size of the list: keyset pagination, or an indexed column. */
const pages = [
  { filter: ["site_id,1500,gt"] },
  { filter: ["site_id,1500,gt", "is_activated,1,eq"] },
  { filter: ["site_id,1500,lt"], dir: "desc" },
  { filter: ["external_site_id,site-1500,eq"] },
  ...["external_site_id", "name", "monitoring_station_id", "account_number", "created_at"].flatMap((sort) => [
    { sort, dir: "asc" },
    { sort, dir: "desc" },
  ]),
].map((parameters) => ({
  title: Object.values(parameters).flat().join(" "),
  parameters: { ...parameters, limit: 100 },
}));

/** Creates a store in which every tenth site has a monitoring station, and neighboring sites belong to different dealers. */
async function storeWith(place: Place, dealers: number, sites: number): Promise<Store> {
  const store = await openStore(place.db);
  const numbers = (end: number) =>
    sql`WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ${sql.lit(end)})`;
  const statements = [
    sql`INSERT INTO workspaces (workspace, clock_offset, clock_stands, fault_count, created_at) VALUES ('w', 0, 0, 0, 0)`,
    sql`INSERT INTO dealers (workspace, dealer_id, company_name, created_at) ${numbers(dealers)}
      SELECT 'w', n, 'Dealer', 0 FROM number`,
    sql`INSERT INTO monitoring_stations ${numbers(dealers)}
      SELECT 'w', n, 1, 'cs', 'Station', NULL, NULL, 0 FROM number`,
    sql`INSERT INTO sites (workspace, dealer_id, site_id, external_site_id, name, monitoring_station_id,
        account_number, timezone, is_activated, security_type, created_at) ${numbers(sites)}
      SELECT 'w', n % ${sql.lit(dealers)}, n, 'site-' || n, 'Site ' || n,
        CASE WHEN n % 10 = 0 THEN 1 END, CASE WHEN n % 10 = 0 THEN 'A' || n END, 'UTC', n % 3 % 2, 3, n FROM number`,
    sql`ANALYZE`,
  ];
  for (const statement of statements) await statement.execute(store.db);
  return store;
}

/** A step of a PostgreSQL query plan, with its statistics. */
interface Step {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Step[];
}

function flattenPlan(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(flattenPlan)];
}

/** Creates a function that explains how one dealer's page is read: 3,000 sites of that dealer, among 60,000 sites of 20. */
function explainer(engine: Store["engine"]): <Row>(parameters: Parameters, how: string) => Promise<Row[]> {
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    place = await placeFor(engine);
    store = await storeWith(place, 20, 60_000);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await place.drop();
  });
  return async <Row>(parameters: Parameters, how: string) => {
    const { filter = [] } = parameters as { filter?: string[] };
    const conditions = filter.map((text) => parseFilter(table, text));
    const query = readListQuery(table, parameters, conditions);
    const source = listedSites({ workspace: "w", dealer_id: 0 });
    const statement = selectionStatement(engine, source, { ...query, query, columns: query.fields });
    return (await store.db.executeQuery<Row>(CompiledQuery.raw(`${how} ${statement.sql}`, [...statement.parameters])))
      .rows;
  };
}

async function placeFor(wanted: Store["engine"]): Promise<Place> {
  const found = engines.find(({ engine }) => engine === wanted);
  if (!found) throw new Error(`Unknown engine ${wanted}.`);
  return found.newPlace();
}

describe("a page of sites on SQLite", () => {
  const explain = explainer("sqlite");

  it.each(pages)("reads a page from an index without sorting: $title", async ({ parameters }) => {
    const plan = (await explain<{ detail: string }>(parameters, "EXPLAIN QUERY PLAN")).map(({ detail }) => detail);
    expect(plan.join("\n")).not.toMatch(/SCAN|TEMP B-TREE/);
    expect(plan[0]).toMatch(/^SEARCH site USING/);
  });
});

describe("a page of sites on PostgreSQL", () => {
  const explain = explainer("postgres");

  it.each(pages)("reads no rows of other pages: $title", async ({ parameters }) => {
    const [row] = await explain<{ "QUERY PLAN": { Plan: Step }[] }>(parameters, "EXPLAIN (ANALYZE, FORMAT JSON)");
    const steps = row?.["QUERY PLAN"].flatMap(({ Plan: root }) => flattenPlan(root)) ?? [];
    const siteSteps = steps.filter((step) => step["Relation Name"] === "sites");
    expect(siteSteps).toHaveLength(1);
    const [readRows] = siteSteps.map((step) => step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0));
    // When the output of an index is sorted further, one more row is read to see that a group has ended.
    expect(readRows).toBeLessThanOrEqual(parameters.limit + 1);
  });
});
