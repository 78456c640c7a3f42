import { expect, test } from "vitest";
import { sandboxCommand, tokenAt } from "../testing/command.ts";
import { openProxy } from "../testing/proxy.ts";
import { newDatabase } from "../testing/stores.ts";

const { start } = sandboxCommand();

test("survives an outage of its database: reports not ready, logs errors, and recovers", async () => {
  const place = await newDatabase();
  const proxy = await openProxy(place.db);
  const sandbox = await start("--db", proxy.db, "--log", "json");
  const token = await tokenAt(sandbox.url);
  const status = async (path: string): Promise<number> =>
    (await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  const dealer = "/partner/v1/dealers/42";

  proxy.set("silent");
  // The connection breaks while it is in use.
  const pending = status(dealer);
  await expect.poll(() => status("/readyz")).toBe(503);
  proxy.set("down");
  expect(await pending).toBe(503);
  expect(await Promise.all([status("/healthz"), status("/readyz")])).toEqual([200, 503]);

  proxy.set("pass");
  await expect.poll(() => status("/readyz")).toBe(200);
  expect(await status(dealer)).toBe(200);
  expect(await sandbox.stop("SIGTERM")).toBe(0);
  const events = sandbox
    .printed()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string; message?: string });
  expect(events.find(({ event }) => event === "fault")?.message).toMatch(/terminated|ECONNRESET/);
  expect(sandbox.printed()).not.toContain(proxy.db);
  await proxy.close();
  await place.drop();
});
