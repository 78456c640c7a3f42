import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../sandbox.ts";
import { openStore, type Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { openProxy } from "../testing/proxy.ts";
import { newDatabase, type Place } from "../testing/stores.ts";

async function newFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
  return { db: join(folder, "sandbox.db"), drop: () => rm(folder, { recursive: true }) };
}

const places = [
  { engine: "sqlite", newPlace: newFile },
  { engine: "postgres", newPlace: newDatabase },
];

const tables: readonly (keyof Tables)[] = [
  "workspaces",
  "counters",
  "clients",
  "tokens",
  "grants",
  "dealers",
  "connections",
  "monitoring_stations",
  "sites",
  "contacts",
  "devices",
  "verifications",
  "faults",
  "snapshots",
  "idempotency_keys",
];

async function countRows({ db }: Store): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += (await db.selectFrom(table).select("workspace").execute()).length;
  return rows;
}

async function open(newPlace: () => Promise<Place>): Promise<{ db: string; store: Store }> {
  const place = await newPlace();
  const { db } = place;
  const store = await openStore(db);
  onTestFinished(async () => {
    await store.close();
    await place.drop();
  });
  return { db, store };
}

describe.each(places)("a sandbox on a shared $engine database", ({ newPlace }) => {
  test("leaves no rows behind, and none of another workspace is lost", async () => {
    const { db, store } = await open(newPlace);
    const other = await startSandbox({ db, seed: "empty" });
    const before = await countRows(store);
    const sandbox = await startSandbox({ db });
    await sandbox.snapshots.take("one");
    await sandbox.faults.add({ operation: "*", status: 503 });
    await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
    expect(await countRows(store)).toBeGreaterThan(before);
    await Promise.all([sandbox.close(), sandbox.close()]);
    expect(await countRows(store)).toBe(before);
    await other.close();
    expect(await countRows(store)).toBe(0);
  });

  test("keeps its workspace with keepWorkspace", async () => {
    const { db, store } = await open(newPlace);
    const sandbox = await startSandbox({ db, keepWorkspace: true });
    await sandbox.close();
    const kept = await store.db.selectFrom("workspaces").select("workspace").execute();
    expect(kept).toEqual([{ workspace: sandbox.workspace }]);
  });

  test("leaves no rows behind if it cannot start", async () => {
    const { db, store } = await open(newPlace);
    const other = await startSandbox();
    await expect(startSandbox({ db, port: other.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await other.close();
    expect(await countRows(store)).toBe(0);
  });
});

test("close succeeds with a warning if the database is down", async () => {
  const place = await newDatabase();
  const proxy = await openProxy(place.db);
  const sandbox = await startSandbox({ db: proxy.db, seed: "empty" });
  const warned = Promise.withResolvers<Error>();
  process.once("warning", warned.resolve);
  proxy.set("down");
  await sandbox.close();
  expect((await warned.promise).message).toBe(
    `The workspace ${sandbox.workspace} is still in the database. Delete it with the control plane.`,
  );
  await proxy.close();
  await place.drop();
});
