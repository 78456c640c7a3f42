import { describe, expect, it } from "vitest";
import { engines } from "../testing/stores.ts";
import { openStore, takeIds } from "./store.ts";

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

  it("gives ids in their order, none twice, also to many who ask at once", async () => {
    const place = await newPlace();
    const store = await openStore(place.db);
    await store.db
      .insertInto("workspaces")
      .values({ workspace: "w", clock_offset: 0, clock_stands: 0, fault_count: 0, created_at: 0 })
      .execute();
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
