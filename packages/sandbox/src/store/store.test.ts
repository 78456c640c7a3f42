import { describe, expect, it } from "vitest";
import { engines } from "../testing/stores.ts";
import { openStore, takeIds } from "./store.ts";
import type { Database } from "./tables.ts";

async function addWorkspace(db: Database, workspace: string): Promise<void> {
  await db
    .insertInto("workspaces")
    .values({ workspace, clock_offset: 0, clock_stands: 0, fault_count: 0, created_at: 0 })
    .execute();
}

async function workspacesIn(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("workspaces").select("workspace").orderBy("workspace").execute();
  return rows.map(({ workspace }) => workspace);
}

describe.each(engines)("a store on $engine", ({ engine, newPlace }) => {
  it("opens a store twice, and creates its tables once", async () => {
    const place = await newPlace();
    const store = await openStore(place.db);
    expect(store.engine).toBe(engine);
    expect(await store.db.selectFrom("workspaces").selectAll().execute()).toEqual([]);
    const again = await openStore(place.db);
    expect(await again.db.selectFrom("workspaces").selectAll().execute()).toEqual([]);
    await store.close();
    await again.close();
    await place.drop();
  });

  it("isolates a transaction from concurrent queries", async () => {
    const place = await newPlace();
    const store = await openStore(place.db);
    const concurrent: [Promise<string[]>, Promise<void>][] = [];
    const transaction = store.db.transaction().execute(async (db) => {
      await addWorkspace(db, "inside");
      concurrent.push([workspacesIn(store.db), addWorkspace(store.db, "outside")]);
      expect(await workspacesIn(db)).toContain("inside");
      throw new Error("rolled back");
    });
    await expect(transaction).rejects.toThrow("rolled back");
    const [[listed, added] = []] = concurrent;
    expect(await listed).not.toContain("inside");
    await added;
    expect(await workspacesIn(store.db)).toEqual(["outside"]);
    await store.close();
    await place.drop();
  });

  it("allocates IDs in order and without duplicates, even concurrently", async () => {
    const place = await newPlace();
    const store = await openStore(place.db);
    await addWorkspace(store.db, "w");
    const first = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.db.transaction().execute((db) => takeIds(db, "w", "site", (index % 3) + 1)),
      ),
    );
    const all = first.flatMap((id, index) => Array.from({ length: (index % 3) + 1 }, (_, more) => id + more));
    expect(all.toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index + 1));
    await store.close();
    await place.drop();
  });
});
