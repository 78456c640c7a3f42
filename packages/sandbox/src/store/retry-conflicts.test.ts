import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { serveStore } from "../testing/served-context.ts";
import { newDatabase } from "../testing/stores.ts";
import { openStore, type Store } from "./store.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { inTransaction } from "./transaction.ts";

/** An error as node-postgres reports it. */
function postgresError(code: string): Error {
  return Object.assign(new Error(`error ${code}`), { code, severity: "ERROR" });
}

test.each(["40P01", "40001", "23503"])("repeats work that fails with %s, five times at most", async (code) => {
  let attempts = 0;
  const failing = (times: number): Promise<string> => {
    attempts = 0;
    return retryConflicts(async () => {
      attempts += 1;
      if (attempts <= times) throw postgresError(code);
      return "done";
    });
  };
  expect(await failing(4)).toBe("done");
  await expect(failing(5)).rejects.toThrow(`error ${code}`);
  expect(attempts).toBe(5);
});

test.each(["55P03", "53100", "23505"])("does not repeat work that fails with %s", async (code) => {
  let attempts = 0;
  const failing = retryConflicts(async () => {
    attempts += 1;
    throw postgresError(code);
  });
  await expect(failing).rejects.toThrow(`error ${code}`);
  expect(attempts).toBe(1);
});

async function openDatabase(): Promise<Store> {
  const place = await newDatabase();
  await serveStore(place.db);
  const store = await openStore(place.db);
  onTestFinished(async () => {
    await store.close();
    await place.drop();
  });
  return store;
}

test("two transactions that deadlock both succeed", async () => {
  const store = await openDatabase();
  const bothLocked = Promise.withResolvers<void>();
  let locked = 0;
  let attempts = 0;
  const rename = (first: number, second: number): Promise<void> =>
    inTransaction(store, "default", async (trx) => {
      attempts += 1;
      for (const site_id of [first, second]) {
        await trx
          .updateTable("sites")
          .set({ name: `from ${first}` })
          .where("dealer_id", "=", 42)
          .where("site_id", "=", site_id)
          .execute();
        locked += 1;
        if (locked === 2) bothLocked.resolve();
        await bothLocked.promise;
      }
    });
  await Promise.all([rename(1, 2), rename(2, 1)]);
  expect(attempts).toBe(3);
});

test("repeats a query outside a transaction", async () => {
  const { db } = await openDatabase();
  await sql`CREATE SEQUENCE attempts`.execute(db);
  // A sequence counts even what is rolled back.
  await sql`CREATE FUNCTION fail_twice() RETURNS bigint LANGUAGE plpgsql AS ${sql.lit(`
    DECLARE attempt bigint := nextval('attempts');
    BEGIN
      IF attempt < 3 THEN RAISE EXCEPTION USING ERRCODE = '40001'; END IF;
      RETURN attempt;
    END`)}`.execute(db);
  expect(await sql`SELECT fail_twice() AS attempts`.execute(db)).toMatchObject({ rows: [{ attempts: 3 }] });
});
