import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_WORKSPACE, openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { operations } from "../generated/operations.ts";
import { openProxy } from "../testing/proxy.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { engines, newDatabase } from "../testing/stores.ts";
import { createReadiness } from "./readiness.ts";

describe.each(engines)("health on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const anybody = sandbox.as(undefined);

  it("says that it is alive and ready, without a token", async () => {
    expect(await anybody("GET /healthz")).toMatchObject({ status: 200, body: { status: "alive" } });
    const ready = await anybody("GET /readyz");
    expect(ready).toMatchObject({ status: 200, body: { status: "ready" } });
    expect(ready.headers.get("cache-control")).toBe("no-store");
  });

  it("is no part of the API: no operation, and no other method", async () => {
    expect(operations.filter(({ path }) => !/^\/(partner|oauth)\//.test(path))).toEqual([]);
    for (const request of ["POST /healthz", "DELETE /readyz", "GET /healthz/", "GET /health"] as const) {
      expect(await anybody(request)).toMatchObject({ status: 404, body: { status_code: 404 } });
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
    const answer = await app.fetch(new Request(`http://localhost${path}`));
    return [answer.status, await answer.json()];
  };

  it("follows the store: gone, and back", async () => {
    expect(await ask("/readyz")).toEqual([200, { status: "ready" }]);
    proxy.set("down");
    expect(await ask("/readyz")).toEqual([503, { status: "the store does not answer" }]);
    // Starting it anew would not help.
    expect(await ask("/healthz")).toEqual([200, { status: "alive" }]);
    proxy.set("pass");
    expect(await ask("/readyz")).toEqual([200, { status: "ready" }]);
  });

  it("waits no longer for a store that is silent than it was told, and asks it once only", async () => {
    const readiness = createReadiness(context.store, new AbortController().signal, 1);
    proxy.set("silent");
    const answers = await Promise.all(Array.from({ length: 50 }, () => readiness()));
    expect(new Set(answers)).toEqual(new Set(["the store does not answer"]));
    proxy.set("down");
    proxy.set("pass");
    await expect.poll(createReadiness(context.store, new AbortController().signal)).toBe("ready");
  });

  it("leaves the log to what others ask", async () => {
    for (const path of ["/healthz", "/readyz", "/nowhere"]) await ask(path);
    expect(context.log.entries(DEFAULT_WORKSPACE).map(({ url }) => url)).toEqual(["/nowhere"]);
  });

  it("is over as soon as it is to stop", async () => {
    context.stopping.abort();
    expect(await ask("/readyz")).toEqual([503, { status: "stopping" }]);
    expect(await ask("/healthz")).toEqual([200, { status: "alive" }]);
  });
});
