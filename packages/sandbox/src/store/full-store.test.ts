import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { type Context, openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { serveFile } from "../testing/served-context.ts";
import { newDatabase } from "../testing/stores.ts";
import { openDefaultWorkspace } from "../workspaces/default-workspace.ts";

const SITES = "/partner/v1/dealers/42/sites";

/** Limits how large the database may become, in pages. SQLite reports the limit like a full disk. */
async function limitPages({ store }: Context, pages: number): Promise<void> {
  // SQLite does not accept less than the present size.
  await sql.raw(`PRAGMA max_page_count = ${pages}`).execute(store.db);
}

function createSite(external_site_id: string): [string, string, object] {
  return ["POST", SITES, { external_site_id, name: "x".repeat(100), timezone: "UTC", address1: "x".repeat(200) }];
}

test("reports a full disk as such, is not ready until there is space again, and serves reads meanwhile", async () => {
  const { context, faults, call, requestToken } = await serveFile();
  const readiness = async (): Promise<unknown> => {
    const response = await call("GET", "/readyz");
    return [response.status, await response.json()];
  };
  await limitPages(context, 1);
  let created = 0;
  let response = await call(...createSite("site-0"));
  while (response.status === 201) response = await call(...createSite(`site-${++created}`));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "10"]);
  expect(faults[0]).toMatch(/^The disk of the store is full \(database or disk is full\)/);
  expect(await response.json()).toMatchObject({
    error_message: expect.stringMatching(/^The disk of the sandbox is full/),
  });
  expect(await readiness()).toEqual([503, { status: "the store accepts no writes" }]);
  expect((await call("GET", `${SITES}?limit=1000`)).status).toBe(200);
  expect((await call("GET", "/healthz")).status).toBe(200);
  const big = await call("PUT", "/_sandbox/workspaces/default/snapshots/big");
  expect([big.status, big.headers.get("retry-after")]).toEqual([503, "10"]);

  await limitPages(context, 1_000_000);
  expect(await readiness()).toEqual([200, { status: "ready" }]);
  expect((await call(...createSite(`site-${created}`))).status).toBe(201);
  expect((await requestToken()).status).toBe(200);
  expect(await context.store.db.selectFrom("write_checks").selectAll().execute()).toEqual([]);
});

test("a transaction that SQLite rolls back stores nothing of what follows, and fails with the cause", async () => {
  const { context } = await serveFile();
  const { db } = context.store;
  await limitPages(context, 1);
  const insert = (data: string): Promise<unknown> => db.insertInto("write_checks").values({ data }).execute();
  const transaction = db.transaction().execute(async (trx) => {
    await trx
      .insertInto("write_checks")
      .values({ data: "x".repeat(1_000_000) })
      .execute()
      .catch(() => {});
    await trx.insertInto("write_checks").values({ data: "small" }).execute();
  });
  await expect(transaction).rejects.toThrow("database or disk is full");
  await limitPages(context, 1_000_000);
  await insert("later");
  expect(await db.selectFrom("write_checks").select("data").execute()).toEqual([{ data: "later" }]);
});

test("is not ready while a PostgreSQL server accepts no writes, such as a replica", async () => {
  const place = await newDatabase();
  const context = await openContext(place.db, 3600, { onFault: () => {} });
  onTestFinished(async () => {
    await context.store.close();
    await place.drop();
  });
  const { clientId, clientSecret } = await openDefaultWorkspace(context, "demo", true).then(
    (one) => one.platformPartner,
  );
  const app = createApp(context, undefined);
  const requestToken = async (): Promise<Response> =>
    app.fetch(
      new Request("http://localhost/oauth/token", {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: clientId,
          client_secret: clientSecret ?? "",
        }),
      }),
    );
  const readiness = async (): Promise<number> => (await app.fetch(new Request("http://localhost/readyz"))).status;
  const { db } = context.store;
  const name = sql.id(new URL(place.db).pathname.slice(1));
  const setReadOnly = async (isReadOnly: boolean): Promise<void> => {
    await sql`SET default_transaction_read_only = off`.execute(db);
    await sql`ALTER DATABASE ${name} SET default_transaction_read_only = ${sql.raw(String(isReadOnly))}`.execute(db);
    // Applies to new connections only.
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()`
      .execute(db)
      .catch(() => {});
  };

  await setReadOnly(true);
  await expect.poll(async () => (await requestToken()).headers.get("retry-after")).toBe("10");
  await expect.poll(readiness).toBe(503);
  await setReadOnly(false);
  await expect.poll(readiness).toBe(200);
  expect((await requestToken()).status).toBe(200);
});
