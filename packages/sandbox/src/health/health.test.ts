import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_WORKSPACE, openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { operations } from "../generated/operations.ts";
import { openProxy } from "../testing/proxy.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { engines, newDatabase } from "../testing/stores.ts";
import { createReadiness } from "./readiness.ts";

describe.each(engines)("health checks on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const anonymous = sandbox.as(undefined);

  it("reports alive and ready without a token", async () => {
    expect(await anonymous("GET /healthz")).toMatchObject({ status: 200, body: { status: "alive" } });
    const ready = await anonymous("GET /readyz");
    expect(ready).toMatchObject({ status: 200, body: { status: "ready" } });
    expect(ready.headers.get("cache-control")).toBe("no-store");
  });

  it("keeps health checks out of the API, and supports only GET", async () => {
    expect(operations.filter(({ path }) => !/^\/(partner|oauth)\//.test(path))).toEqual([]);
    for (const request of ["POST /healthz", "DELETE /readyz", "GET /healthz/", "GET /health"] as const) {
      expect(await anonymous(request)).toMatchObject({ status: 404, body: { status_code: 404 } });
    }
  });
});

describe("readiness", async () => {
  const place = await newDatabase();
  const proxy = await openProxy(place.db);
  const context = await openContext(proxy.db, 3600);
  afterAll(async () => {
    await context.store.close();
    await proxy.close();
    await place.drop();
  });
  const app = createApp(context, undefined);
  const ask = async (path: string): Promise<unknown> => {
    const response = await app.fetch(new Request(`http://localhost${path}`));
    return [response.status, await response.json()];
  };

  it("reports readiness by the state of the store", async () => {
    expect(await ask("/readyz")).toEqual([200, { status: "ready" }]);
    proxy.set("down");
    expect(await ask("/readyz")).toEqual([503, { status: "the store does not respond" }]);
    // Restarting the process would not help.
    expect(await ask("/healthz")).toEqual([200, { status: "alive" }]);
    proxy.set("pass");
    expect(await ask("/readyz")).toEqual([200, { status: "ready" }]);
  });

  it("times out when the store is silent, and queries it only once", async () => {
    const readiness = createReadiness(context.store, new AbortController().signal, 1);
    proxy.set("silent");
    const results = await Promise.all(Array.from({ length: 50 }, () => readiness()));
    expect(new Set(results)).toEqual(new Set(["the store does not respond"]));
    proxy.set("down");
    proxy.set("pass");
    await expect.poll(createReadiness(context.store, new AbortController().signal)).toBe("ready");
  });

  it("keeps health checks out of the log", async () => {
    for (const path of ["/healthz", "/readyz", "/nowhere"]) await ask(path);
    expect(context.log.entries(DEFAULT_WORKSPACE).map(({ url }) => url)).toEqual(["/nowhere"]);
  });

  it("reports not ready as soon as shutdown begins", async () => {
    context.stopping.abort();
    expect(await ask("/readyz")).toEqual([503, { status: "stopping" }]);
    expect(await ask("/healthz")).toEqual([200, { status: "alive" }]);
  });
});
