import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { handleOnce } from "../behavior/idempotency.ts";
import { type ServedContext, serveFile } from "../testing/served-context.ts";

const SITES = "/partner/v1/dealers/42/sites";
const WORKSPACE = "/_sandbox/workspaces/default";

function createSite(external_site_id: string): [string, string, object] {
  return ["POST", SITES, { external_site_id, name: "Site", timezone: "UTC" }];
}

/** Locks a file for writes, like another process. Returns a function that unlocks it. */
function lock(file: string): () => void {
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec("BEGIN IMMEDIATE");
  return () => other.exec("COMMIT");
}

test("serves reads while writes wait for the lock of another process, and then handles the writes", async () => {
  const { db, faults, call, requestToken } = await serveFile({ timeouts: { lockMs: 600_000 } });
  const unlock = lock(db);
  let written = 0;
  const writes = [call(...createSite("a")), call(...createSite("b")), requestToken()].map(async (response) => {
    const { status } = await response;
    written += 1;
    return status;
  });
  for (let count = 0; count < 5; count += 1) {
    expect((await call("GET", `${SITES}?limit=2`)).status).toBe(200);
    expect((await call("GET", "/readyz")).status).toBe(200);
  }
  expect(written).toBe(0);
  unlock();
  expect(await Promise.all(writes)).toEqual([201, 201, 200]);
  expect(faults).toEqual([]);
});

test("responds 503 with Retry-After to writes when another process keeps the lock", async () => {
  const { db, faults, call, requestToken } = await serveFile({ timeouts: { lockMs: 0 } });
  const unlock = lock(db);
  const results = [
    await call(...createSite("a")),
    await requestToken(),
    await call("PUT", `${WORKSPACE}/snapshots/one`),
    await call("POST", `${WORKSPACE}/faults`, { operation: "*", status: 429 }),
    await call("POST", `${WORKSPACE}/reset`, {}),
    await call("POST", "/_sandbox/workspaces", {}),
  ];
  expect(results.map(({ status, headers }) => `${status} ${headers.get("retry-after")}`)).toEqual(
    Array(results.length).fill("503 1"),
  );
  expect(await results[0]?.json()).toEqual({
    status_code: 503,
    error_message: "The store of the sandbox is locked by another process. Retry the request.",
  });
  expect(faults).toHaveLength(results.length);
  expect(faults[0]).toMatch(/^Another process locks the store \(database is locked\)/);
  expect((await call("GET", SITES)).status).toBe(200);
  expect((await call("GET", "/readyz")).status).toBe(200);
  unlock();
  expect((await call(...createSite("a"))).status).toBe(201);
});

test("without a write-ahead log, commits wait for readers in other processes", async () => {
  const { context, db, call } = await serveFile({ timeouts: { lockMs: 600_000 } });
  await sql`PRAGMA journal_mode = DELETE`.execute(context.store.db);
  const other = new DatabaseSync(db);
  onTestFinished(() => other.close());
  other.exec("BEGIN; SELECT count(*) FROM sites");
  const writing = call(...createSite("a"));
  // Queries wait for the commit, but the event loop does not.
  await new Promise(setImmediate);
  other.exec("COMMIT");
  expect((await writing).status).toBe(201);
});

test("responds 503 with Retry-After to reads when another process locks the whole file", async () => {
  const { context, db, call } = await serveFile({ timeouts: { lockMs: 0 } });
  await sql`PRAGMA journal_mode = DELETE`.execute(context.store.db);
  const other = new DatabaseSync(db);
  onTestFinished(() => other.close());
  other.exec("BEGIN EXCLUSIVE");
  const response = await call("GET", SITES);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  other.exec("COMMIT");
  expect((await call("GET", SITES)).status).toBe(200);
});

describe("a request with an idempotency key", () => {
  const id = { workspace: "w", clientId: "c", endpoint: "POST /sites", key: "one", body: "{}", now: 0 };
  const busy = (): Promise<never> => Promise.reject(Object.assign(new Error("database is locked"), { errcode: 5 }));

  async function withWorkspace(): Promise<ServedContext> {
    const served = await serveFile({ timeouts: { lockMs: 0 } });
    await served.context.store.db
      .insertInto("workspaces")
      .values({ workspace: "w", clock_offset: 0, clock_stands: 0, fault_count: 0, created_at: 0 })
      .execute();
    return served;
  }

  test("can be retried after it failed because of a lock, even if its key could not be deleted then", async () => {
    const { context, db } = await withWorkspace();
    let unlock = (): void => {};
    const failing = handleOnce(context.store.db, id, () => {
      unlock = lock(db);
      return busy();
    });
    await expect(failing).rejects.toThrow("database is locked");
    unlock();
    expect(await handleOnce(context.store.db, id, async () => ({ status: 201 }))).toEqual({ status: 201 });
  });

  test("can be repeated two minutes after the process that handled it has vanished", async () => {
    const { context } = await withWorkspace();
    const { db } = context.store;
    const { promise: never } = Promise.withResolvers<never>();
    const isHandled = Promise.withResolvers<void>();
    void handleOnce(db, id, () => {
      isHandled.resolve();
      return never;
    });
    await isHandled.promise;
    const repeat = (now: number): Promise<unknown> => handleOnce(db, { ...id, now }, async () => ({ status: 201 }));
    await expect(repeat(119_999)).rejects.toThrow("is still being handled");
    expect(await repeat(120_000)).toEqual({ status: 201 });
    expect(await repeat(120_000)).toEqual({ status: 201 });
  });

  test("gets its response even if the store is too locked to keep it", async () => {
    const { context, db } = await withWorkspace();
    const handled = handleOnce(context.store.db, id, async () => {
      lock(db);
      return { status: 201 };
    });
    expect(await handled).toEqual({ status: 201 });
  });
});
