import { connect, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { serverCommand } from "@chekt/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tokenAt } from "./testing/command.ts";

/** The heap of the sandbox, in megabytes. */
const HEAP_MB = 256;

/** What else a process takes: code, buffers outside the heap, and the store, in megabytes. */
const OTHER_MB = 400;

/** Far more than a read takes while others attack, also on a slow machine, in milliseconds. */
const PATIENCE = 20_000;

const MB = 1024 * 1024;
const sites = "/partner/v1/dealers/42/sites";
const { start } = serverCommand(fileURLToPath(new URL("cli.ts", import.meta.url)), [`--max-old-space-size=${HEAP_MB}`]);

describe("a sandbox with a small heap", { timeout: 180_000 }, () => {
  let url: string;
  let headers: Record<string, string>;
  let sockets: Socket[];

  beforeEach(async () => {
    sockets = [];
    ({ url } = await start("--port", "0"));
    headers = { authorization: `Bearer ${await tokenAt(url)}`, "content-type": "application/json" };
  });

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
  });

  /** Sends a request, and returns the status, or undefined if the connection was cut. */
  const send = async (method: string, path: string, body?: string, more = {}): Promise<number | undefined> => {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { ...headers, ...more },
        ...(body !== undefined && { body }),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return undefined;
    }
  };

  /** Sends a request on each of several connections, and reads only the beginning of each response. */
  const sendUnread = async (count: number, path: string): Promise<void> => {
    const { port, hostname } = new URL(url);
    const open = async (): Promise<void> => {
      const socket = connect(Number(port), hostname).on("error", () => {});
      sockets.push(socket);
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers["authorization"]}\r\n\r\n`);
      const begun = Promise.withResolvers<void>();
      socket.once("close", () => begun.resolve());
      socket.once("data", () => {
        socket.pause();
        begun.resolve();
      });
      await begun.promise;
    };
    await Promise.all(Array.from({ length: count }, open));
  };

  /** Runs an attack, and checks that another client is served meanwhile and afterwards. Returns how often it was. */
  const survive = async (attack: () => Promise<unknown>): Promise<number> => {
    const read = async (): Promise<void> => {
      const response = await fetch(`${url}${sites}/1`, { headers, signal: AbortSignal.timeout(PATIENCE) });
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    };
    const state = { isOver: false };
    const attacking = attack().finally(() => (state.isOver = true));
    let reads = 0;
    do {
      await read();
      reads += 1;
      await new Promise(setImmediate);
    } while (!state.isOver);
    await attacking;
    await read();
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const [, resident = ""] = /^process_resident_memory_bytes (\S+)/m.exec(metrics) ?? [];
    expect(Number(resident)).toBeGreaterThan(0);
    expect(Number(resident) / MB).toBeLessThan(HEAP_MB + OTHER_MB);
    return reads;
  };

  const long = "x".repeat(4_000_000);

  it("survives refused values that are large", async () => {
    const reads = await survive(async () => {
      const site = { external_site_id: "x", name: "x", timezone: "UTC" };
      for (let count = 0; count < 60; count += 1) {
        const id = `${count}${long}`;
        expect(await send("POST", sites, JSON.stringify({ ...site, name: id }))).toBe(400);
        expect(await send("POST", sites, JSON.stringify({ ...site, [id]: "x" }))).toBe(400);
        expect(await send("POST", `${sites}/1/devices`, JSON.stringify([{ external_device_id: id }]))).toBe(201);
      }
    });
    expect(reads).toBeGreaterThan(0);
  });

  it("survives many large bodies at once", async () => {
    const deep = `${"[".repeat(2_000_000)}${"]".repeat(2_000_000)}`;
    const bodies = [
      `[[${"[],".repeat(1_300_000)}[]]]`,
      `[{${long.replaceAll("xxxx", '"":{},').slice(0, 3_999_999)}"":1}]`,
      deep,
    ];
    const reads = await survive(() =>
      Promise.all(
        Array.from({ length: 45 }, async (_, index) =>
          expect([201, 400, 503]).toContain(await send("POST", `${sites}/1/devices`, bodies[index % bodies.length])),
        ),
      ),
    );
    expect(reads).toBeGreaterThan(0);
  });

  it("survives event streams that are not read", async () => {
    const reads = await survive(async () => {
      await sendUnread(20, "/_sandbox/workspaces/default/requests?format=events");
      const body = JSON.stringify([{ name: "é".repeat(9000) }]);
      for (let count = 0; count < 1500; count += 1) await send("POST", `${sites}/1/devices`, body);
    });
    expect(reads).toBeGreaterThan(0);
  });

  it("survives responses that are not read", async () => {
    const body = JSON.stringify([{ name: "\\".repeat(9000) }]);
    for (let count = 0; count < 500; count += 1) await send("POST", `${sites}/1/devices`, body);
    const reads = await survive(async () => {
      await sendUnread(60, "/_sandbox/workspaces/default/requests");
      await sendUnread(60, "/_sandbox/workspaces/default/requests?format=har");
      await sendUnread(
        300,
        "/oauth/authorize?client_id=platform-partner&redirect_uri=http://localhost/&response_type=code",
      );
    });
    expect(reads).toBeGreaterThan(0);
  });

  it("survives snapshots without end, and refuses those above the limit", async () => {
    const name = "é".repeat(255);
    const device = { device_type: "camera", zone_number: "1", name, mac: name, manufacturer: name, model: name };
    for (let batch = 0; batch < 8; batch += 1) {
      const devices = Array.from({ length: 1000 }, (_, index) => ({
        ...device,
        external_device_id: `${batch} ${index}`,
      }));
      expect(await send("POST", `${sites}/1/devices`, JSON.stringify(devices))).toBe(201);
    }
    const statuses: unknown[] = [];
    const reads = await survive(async () => {
      for (let count = 0; count < 20; count += 1) {
        statuses.push(await send("PUT", `/_sandbox/workspaces/default/snapshots/s${count}`));
      }
    });
    expect(reads).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([204, 413]));
  });

  it("survives regular expressions that are large and slow", async () => {
    const pattern = encodeURIComponent(`(.?){1000}${"a{1000}".repeat(130)}`);
    const reads = await survive(() =>
      Promise.all(
        Array.from({ length: 40 }, async (_, index) =>
          expect([200, 400, 503]).toContain(await send("GET", `${sites}?filter=name,${index}${pattern},regex`)),
        ),
      ),
    );
    expect(reads).toBeGreaterThan(0);
  });

  it("survives forms with many fields", async () => {
    const form = Array.from({ length: 80_000 }, (_, index) => `n${index}=`).join("&");
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const reads = await survive(() =>
      Promise.all(
        Array.from({ length: 20 }, async () => expect(await send("POST", "/oauth/token", form, type)).toBe(400)),
      ),
    );
    expect(reads).toBeGreaterThan(0);
  });
});
