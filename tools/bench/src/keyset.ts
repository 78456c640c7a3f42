import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@chekt/testing/postgres";
import { Client } from "pg";
import { fillWithSites, FIRST_ID, type Size } from "./many-sites.ts";
import { type Server, startSandboxCommand } from "./servers.ts";
import { median } from "./statistics.ts";

/**
 * Reads filtered keyset pages of 100 rows from stores of several sizes, taking turns. Each page begins at a different
 * place.
 *
 * @returns the median time per page for each store, in milliseconds.
 */
export async function measureKeysetPages(
  engine: "sqlite" | "postgres",
  sizes: readonly Size[],
  pages: number,
): Promise<number[]> {
  const stores = engine === "sqlite" ? await sqliteFiles() : await postgresDatabases();
  const servers: Server[] = [];
  try {
    for (const [index, size] of sizes.entries()) {
      const store = await stores.create(`sites_${index}`);
      // The first start creates the tables.
      await (await startSandboxCommand("empty", store)).stop();
      await fillWithSites(store, size);
      servers.push(await startSandboxCommand("empty", store));
    }
    const times = servers.map((): number[] => []);
    for (let page = 0; page < pages; page += 1) {
      for (const [index, server] of servers.entries()) {
        const size = sizes[index] ?? { dealers: 1, sitesOfDealer: 1 };
        times[index]?.push(await timeOfPage(server, size, page / pages));
      }
    }
    return times.map(median);
  } finally {
    for (const server of servers) await server.stop();
    await stores.drop();
  }
}

/** A database server for the stores, which are dropped with it. */
interface Stores {
  create(name: string): Promise<string>;
  drop(): Promise<void>;
}

async function sqliteFiles(): Promise<Stores> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-bench-"));
  return { create: async (name) => join(folder, `${name}.db`), drop: () => rm(folder, { recursive: true }) };
}

async function postgresDatabases(): Promise<Stores> {
  const server = await startPostgres();
  return {
    async create(name) {
      const client = new Client({ connectionString: `${server.url}/postgres` });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return `${server.url}/${name}`;
    },
    drop: () => server.stop(),
  };
}

/** @param where the start of the page, from 0 (the first dealer and site) to 1 (past the last). */
async function timeOfPage(
  { baseUrl, token }: Server,
  { dealers, sitesOfDealer }: Size,
  where: number,
): Promise<number> {
  const dealer = FIRST_ID + Math.floor(where * dealers);
  // Every other site is activated, so a full page must follow.
  const after = FIRST_ID + Math.floor(where * (sitesOfDealer - 400) * dealers);
  const query = `sort=site_id&filter=site_id,${after},gt&filter=is_activated,1,eq&limit=100`;
  const began = performance.now();
  const response = await fetch(`${baseUrl}/partner/v1/dealers/${dealer}/sites?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const rows = (await response.json()) as unknown[];
  const time = performance.now() - began;
  if (rows.length !== 100)
    throw new Error(`Expected a page of 100 sites of dealer ${dealer}, but received ${rows.length}.`);
  return time;
}
