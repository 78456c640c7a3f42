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
  it("is opened twice without harm: its tables are made once", async () => {
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

  it("keeps what others ask meanwhile out of a transaction", async () => {
    const place = await newPlace();
    const store = await openStore(place.db);
    const asked: [Promise<string[]>, Promise<void>][] = [];
    const transaction = store.db.transaction().execute(async (db) => {
      await addWorkspace(db, "inside");
      asked.push([workspacesIn(store.db), addWorkspace(store.db, "outside")]);
      expect(await workspacesIn(db)).toContain("inside");
      throw new Error("taken back");
    });
    await expect(transaction).rejects.toThrow("taken back");
    const [[seen, added] = []] = asked;
    expect(await seen).not.toContain("inside");
    await added;
    expect(await workspacesIn(store.db)).toEqual(["outside"]);
    await store.close();
    await place.drop();
  });

  it("gives ids in their order, none twice, also to many who ask at once", async () => {
    const place = await newPlace();
    const store = await openStore(place.db);
    await addWorkspace(store.db, "w");
    const first = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.db.transaction().execute((db) => takeIds(db, "w", "site", (index % 3) + 1)),
      ),
    );
    const all = first.flatMap((id, index) => Array.from({ length: (index % 3) + 1 }, (_, more) => id + more));
    expect(all.toSorted((one, other) => one - other)).toEqual(all.map((_, index) => index + 1));
    await store.close();
    await place.drop();
  });
});
