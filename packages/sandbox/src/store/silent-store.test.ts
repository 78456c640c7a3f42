import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openProxy, type Proxy } from "../testing/proxy.ts";
import { serveStore, type ServedContext } from "../testing/served-context.ts";
import { newDatabase, type Place } from "../testing/stores.ts";
import { defaultTimeouts, type StoreTimeouts } from "./timeouts.ts";

const SITES = "/partner/v1/dealers/42/sites";

/** More requests than the pool has connections. */
const MANY = 15;

/** Short ones, so that the tests are fast. */
const timeouts: StoreTimeouts = {
  connectMs: 1000,
  lockMs: 300,
  statementMs: 1000,
  idleInTransactionMs: 2000,
  responseMs: 1500,
};

vi.setConfig({ testTimeout: 60_000 });

/** How long a store may need to recover at most, which is far more than it needs. */
const RECOVERY = { timeout: 20_000 };

type Call = ServedContext["call"];

/** The status of a response, and its `Retry-After` if it has one. */
async function outcome(response: Promise<Response>): Promise<string> {
  const { status, headers } = await response;
  return [status, ...[headers.get("retry-after") ?? []].flat()].join(" ");
}

const readiness = (call: Call): Promise<string> => outcome(call("GET", "/readyz"));
const rename = (call: Call, site: number): Promise<string> =>
  outcome(call("PATCH", `${SITES}/${site}`, { name: "Renamed" }));

let place: Place;
beforeEach(async () => {
  place = await newDatabase();
  onTestFinished(() => place.drop());
});

test("every timeout of the store is bounded by default, and the server gives up before the client", () => {
  expect(Math.max(...Object.values(defaultTimeouts))).toBeLessThan(30_000);
  expect(defaultTimeouts.responseMs).toBeGreaterThan(defaultTimeouts.statementMs);
  expect(defaultTimeouts.responseMs).toBeGreaterThan(defaultTimeouts.lockMs);
});

describe("a replica that freezes in a transaction", () => {
  async function startReplica(): Promise<{ replica: ChildProcessWithoutNullStreams; said: () => string }> {
    const file = fileURLToPath(new URL("../testing/replica.ts", import.meta.url));
    const replica = spawn(process.execPath, [file, place.db, JSON.stringify(timeouts)]);
    onTestFinished(() => void replica.kill("SIGKILL"));
    let printed = "";
    replica.stdout.on("data", (chunk) => (printed += String(chunk)));
    await expect.poll(() => printed, RECOVERY).toBe("locked\n");
    replica.kill("SIGSTOP");
    return { replica, said: () => printed };
  }

  test("does not block others for longer than its transaction may be idle", async () => {
    const { call, faults } = await serveStore(place.db, { timeouts });
    const { replica, said } = await startReplica();
    const outcomes = await Promise.all(Array.from({ length: MANY }, () => rename(call, 1)));
    expect(outcomes).toContain("503 1");
    expect(outcomes.every((one) => one.startsWith("503 "))).toBe(true);
    expect(faults).toHaveLength(MANY);
    expect(faults.join()).toContain("canceling statement due to lock timeout");
    // The lock is that of one row.
    expect(await rename(call, 2)).toBe("200");
    expect(await outcome(call("GET", `${SITES}/1`))).toBe("200");
    expect(await readiness(call)).toBe("200");

    await expect.poll(() => rename(call, 1), RECOVERY).toBe("200");
    replica.kill("SIGCONT");
    replica.stdin.end();
    await once(replica, "close");
    expect(said()).toBe("locked\nfailed\n");
    expect(await (await call("GET", `${SITES}/1`)).json()).toMatchObject({ name: "Renamed" });
  });
});

describe("a network between the sandbox and its database", () => {
  let proxy: Proxy;
  let call: Call;
  beforeEach(async () => {
    proxy = await openProxy(place.db);
    onTestFinished(() => proxy.close());
    ({ call } = await serveStore(proxy.db, { timeouts }));
  });

  test("may fall silent: every request gets 503 in time, and all is well when the network is back", async () => {
    // Leaves connections in the pool that the silence breaks.
    await Promise.all(Array.from({ length: MANY }, () => rename(call, 1)));
    proxy.set("silent");
    const reads = Array.from({ length: MANY }, () => outcome(call("GET", SITES)));
    const writes = Array.from({ length: MANY }, () => rename(call, 1));
    expect(await readiness(call)).toBe("503");
    expect(new Set(await Promise.all([...reads, ...writes]))).toEqual(new Set(["503 10"]));
    // New connections are accepted, but no server responds.
    expect(await rename(call, 1)).toBe("503 10");
    expect(await readiness(call)).toBe("503");
    expect(await outcome(call("GET", "/healthz"))).toBe("200");

    proxy.set("pass");
    await expect.poll(() => readiness(call), RECOVERY).toBe("200");
    expect(await rename(call, 1)).toBe("200");
    expect(await Promise.all(Array.from({ length: MANY }, () => rename(call, 1)))).toEqual(Array(MANY).fill("200"));
  });

  test("may fall silent while idle: the first check notices, and none of the old connections is used again", async () => {
    await Promise.all(Array.from({ length: MANY }, () => rename(call, 1)));
    proxy.set("silent");
    expect(await readiness(call)).toBe("503");
    proxy.set("pass");
    await expect.poll(() => readiness(call), RECOVERY).toBe("200");
    expect(await Promise.all(Array.from({ length: MANY }, () => rename(call, 1)))).toEqual(Array(MANY).fill("200"));
  });

  test("may be cut: requests get 503, and are served by new connections afterwards", async () => {
    proxy.set("down");
    expect(await Promise.all(Array.from({ length: MANY }, () => rename(call, 1)))).toEqual(Array(MANY).fill("503 10"));
    expect(await readiness(call)).toBe("503");
    proxy.set("pass");
    await expect.poll(() => readiness(call), RECOVERY).toBe("200");
    expect(await rename(call, 1)).toBe("200");
  });

  test("may be slow: requests are served", async () => {
    proxy.set("slow");
    expect(await rename(call, 1)).toBe("200");
    expect(await readiness(call)).toBe("200");
  });
});
