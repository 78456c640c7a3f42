import { once } from "node:events";
import { access, mkdtemp, rm } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sandboxCommand, tokenAt } from "./testing/command.ts";
import { openProxy } from "./testing/proxy.ts";
import { newDatabase } from "./testing/stores.ts";

const { start } = sandboxCommand();

const SITES = "/partner/v1/dealers/42/sites";
const SITE = JSON.stringify({ external_site_id: "late", name: "Late", timezone: "UTC" });

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Sends the headers of a request, and waits until the server has read them. The body is still to be sent. */
async function begin(url: string, token: string) {
  const sent = request(`${url}${SITES}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": SITE.length,
      expect: "100-continue",
    },
  });
  const response = once(sent, "response") as Promise<[IncomingMessage]>;
  response.catch(() => {});
  sent.flushHeaders();
  await once(sent, "continue");
  return { sent, response };
}

/** Waits until the server refuses connections. */
async function untilRefused(url: string): Promise<void> {
  while (await fetch(`${url}/healthz`).catch(() => undefined));
}

test("SIGTERM waits for open requests, accepts no others, closes the store and exits with 0", async () => {
  const db = join(await createFolder(), "sandbox.db");
  const sandbox = await start("--db", db, "--grace", "600");
  const token = await tokenAt(sandbox.url);
  const { sent, response } = await begin(sandbox.url, token);
  const stopped = sandbox.stop("SIGTERM");
  await untilRefused(sandbox.url);
  sent.end(SITE);
  const [{ statusCode, headers }] = await response;
  expect({ statusCode, connection: headers.connection }).toEqual({ statusCode: 201, connection: "close" });
  expect(await stopped).toBe(0);
  // SQLite removes its write-ahead log only when the database is closed.
  await expect(access(`${db}-wal`)).rejects.toThrow("ENOENT");
  await access(db);
});

test("requests that outlast the grace period are cut, even if a fault delays them", async () => {
  const sandbox = await start("--grace", "1");
  const token = await tokenAt(sandbox.url);
  const faults = `${sandbox.url}/_sandbox/workspaces/default/faults`;
  const rule = JSON.stringify({ operation: "listSites", latency: 600_000 });
  await fetch(faults, { method: "POST", headers: { "content-type": "application/json" }, body: rule });
  const response = fetch(`${sandbox.url}${SITES}`, { headers: { authorization: `Bearer ${token}` } }).then(
    ({ status }) => status,
    (error: unknown) => String(error),
  );
  await expect.poll(async () => (await fetch(faults)).json()).toMatchObject([{ strikes: 1 }]);
  expect(await sandbox.stop("SIGTERM")).toBe(0);
  expect(await response).toBe("TypeError: fetch failed");
});

test("with --drain it first reports not ready, and keeps serving", async () => {
  const sandbox = await start("--drain", "600");
  const token = await tokenAt(sandbox.url);
  const status = async (path: string): Promise<number> =>
    (await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await status("/readyz")).toBe(200);
  const stopped = sandbox.stop("SIGTERM");
  await expect.poll(() => status("/readyz")).toBe(503);
  expect(await Promise.all([status("/healthz"), status(SITES)])).toEqual([200, 200]);
  // A second signal skips the wait.
  await sandbox.stop("SIGTERM");
  expect(await stopped).toBeNull();
  const brief = await start("--drain", "1");
  expect(await brief.stop("SIGTERM")).toBe(0);
});

test("shutdown ends event streams instead of waiting for them", async () => {
  const sandbox = await start("--grace", "600");
  const events = await fetch(`${sandbox.url}/_sandbox/workspaces/default/requests?format=events`);
  const text = events.text();
  const stopped = sandbox.stop("SIGTERM");
  expect(await text).toContain("event: open");
  expect(await stopped).toBe(0);
});

test("an unresponsive database does not delay shutdown", async () => {
  const place = await newDatabase();
  const proxy = await openProxy(place.db);
  const sandbox = await start("--db", proxy.db, "--grace", "0");
  const token = await tokenAt(sandbox.url);
  proxy.set("silent");
  const { sent, response } = await begin(sandbox.url, token);
  sent.on("error", () => {});
  sent.end(SITE);
  expect(await sandbox.stop("SIGTERM")).toBe(0);
  await expect(response).rejects.toThrow("socket hang up");
  await proxy.close();
  await place.drop();
});
