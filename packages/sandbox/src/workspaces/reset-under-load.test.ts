import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createApp } from "../http/app.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { serveStore } from "../testing/served-context.ts";
import { engines } from "../testing/stores.ts";

/** How many callers write at the same time, and how often everything is replaced meanwhile. */
const CALLERS = 8;
const ROUNDS = 15;

vi.setConfig({ testTimeout: 60_000 });

const DEALER = "/partner/v1/dealers/42" as const;

describe.each(engines)("a workspace on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);

  test("can be reset and restored while it is in use, and no request fails", async () => {
    const { call, reset, snapshots, verifications, faults, url, workspace } = sandbox;
    const control = async (path: string, method = "POST"): Promise<void> => {
      const { status } = await fetch(`${url}/_sandbox/workspaces/${workspace}${path}`, { method });
      expect(status).toBe(204);
    };
    await snapshots.take("start");
    const done = new AbortController();
    const statuses = new Set<number>();

    /** Sends every kind of write until the resets are done. */
    async function write(caller: number): Promise<void> {
      for (let count = 0; !done.signal.aborted; count += 1) {
        const name = `load-${caller}-${count}`;
        const responses = await Promise.all([
          call(`POST ${DEALER}/sites`, {
            external_site_id: name,
            name,
            timezone: "UTC",
            monitoring_station_id: 1,
            account_number: name,
          }),
          call(`POST ${DEALER}/sites/1/contacts`, { external_contact_id: name, first_name: "A", last_name: "B" }),
          call(`POST ${DEALER}/sites/1/devices`, [
            { external_device_id: name, device_type: "bridge", name, zone_number: "1" },
          ]),
          call(`POST ${DEALER}/monitoring-stations`, { external_monitoring_station_id: name, name }),
          call(`PATCH ${DEALER}/sites/2`, { name, monitoring_station_id: 1 }, { "idempotency-key": name }),
          call(`PATCH ${DEALER}/sites/1/contacts/1`, { first_name: name }),
          call(`DELETE ${DEALER}/sites/${3 + caller}`),
          call(`GET ${DEALER}/sites?limit=1000`),
          sandbox.fetchToken(sandbox.credentials.platformPartner).then(() => ({ status: 200 })),
          verifications.trigger({ dealerId: 42, siteId: 1 }).then(() => ({ status: 200 })),
        ]);
        for (const { status } of responses) statuses.add(status);
        // SQLite responds in the same turn, which would leave none for others.
        await setImmediate();
      }
    }

    const writers = Array.from({ length: CALLERS }, (_, caller) => write(caller));
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { id } = await faults.add({ operation: "getDealer", latency: 1 });
        await Promise.all([
          reset("demo"),
          control("/reset"),
          snapshots.restore("start"),
          control("/snapshots/start/restore"),
          control(`/snapshots/s${round}`, "PUT"),
          faults.remove(id),
        ]);
      }
    } finally {
      done.abort();
    }
    await Promise.all(writers);
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    // Snapshots that were taken under load are whole.
    for (let round = 0; round < ROUNDS; round += 1) expect(await snapshots.restore(`s${round}`)).toBe(true);
    expect(
      (await call(`POST ${DEALER}/sites`, { external_site_id: "last", name: "last", timezone: "UTC" })).status,
    ).toBe(201);
  });
});

test.each(engines)("requests in a workspace that is being deleted get no 500 on $engine", async ({ newPlace }) => {
  const place = await newPlace();
  onTestFinished(() => place.drop());
  const { context } = await serveStore(place.db);
  const app = createApp(context, { token: undefined });
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    app.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { "content-type": "application/json", ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  const created = await send("POST", "/_sandbox/workspaces", {});
  const { workspace, user_token }: { workspace: string; user_token: string } = JSON.parse(await created.text());
  const control = (path: string, method: string, body?: object): Promise<Response> =>
    send(method, `/_sandbox/workspaces/${workspace}${path}`, body);
  const connect = (count: number): Promise<Response> => {
    const dealer = { external_dealer_id: `gone-${count}`, company_name: "Gone" };
    const headers = { authorization: `Bearer ${user_token}`, "idempotency-key": `key-${count}` };
    return send("PUT", "/partner/v1/dealers/connect", dealer, headers);
  };
  const responses = await Promise.all([
    ...Array.from({ length: 20 }, (_, count) => connect(count)),
    control("", "DELETE"),
    ...Array.from({ length: 10 }, () => control("/reset", "POST")),
    control("/clock", "PATCH", { advance: 1 }),
    control("/behavior", "PATCH", { error_format: "nested" }),
    control("/user-tokens", "POST", { dealer_id: 44 }),
    control("/faults", "POST", { operation: "*", status: 503 }),
    control("/snapshots/one", "PUT"),
    control("/alarm-verifications", "POST", { dealer_id: 42, site_id: 1 }),
  ]);
  // 503 means that the client should repeat the request, which then is a 401 or 404.
  const failed = responses.filter(({ status, headers }) => status >= 500 && headers.get("retry-after") === null);
  expect(failed.map(({ status }) => status)).toEqual([]);
  expect((await connect(0)).status).toBe(401);
});
