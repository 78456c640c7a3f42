import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAtPointer, readBundle } from "@chekt/description";
import { type Prism, startPrism } from "../test/support/start-prism.ts";

/**
 * Where Prism deviates from the description or from common expectations, as listed in the mock's README, and behavior that
 * this suite relies on. A failure after an upgrade means that Prism has changed.
 */

/** How many other requests are made while one never gets a response. */
const OTHERS = 10;

/** Request timeout in milliseconds. */
const TIMEOUT = 20_000;

const SITES = "/partner/v1/dealers/42/sites";
const SITE = { external_site_id: "s-1", name: "Gangnam Headquarters", timezone: "Asia/Seoul" };
const JSON_TYPE = { "content-type": "application/json" };

function caller({ url }: Prism): (path: string, init?: RequestInit) => Promise<Response> {
  return (path, { headers, signal, ...init } = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: "Bearer demo", ...Object.fromEntries(new Headers(headers)) },
      signal: signal ?? AbortSignal.timeout(TIMEOUT),
    });
}

describe("Prism mock", () => {
  let prism: Prism;
  let call: ReturnType<typeof caller>;
  beforeAll(async () => {
    prism = await startPrism("mock");
    call = caller(prism);
  });
  afterAll(() => prism.stop());

  it("leaves a request with malformed JSON without a response while it handles others", async () => {
    const waiting = new AbortController();
    const init = { method: "POST", headers: JSON_TYPE };
    let hasResponded = false;
    const malformed = call(SITES, { ...init, body: '{"name":', signal: waiting.signal }).then(
      () => (hasResponded = true),
      (error: Error) => error.name,
    );
    for (let other = 0; other < OTHERS; other += 1) {
      expect((await call(SITES, { ...init, body: JSON.stringify(SITE) })).status).toBe(201);
    }
    expect(hasResponded).toBe(false);
    waiting.abort();
    expect(await malformed).toBe("AbortError");
  });

  it.each([
    ["Bearer demo", 200],
    ["bearer demo", 401],
    ["BEARER demo", 401],
    ["Bearer expired-or-revoked", 200],
  ])("responds to Authorization: %s with %i", async (authorization, status) => {
    expect((await call(SITES, { headers: { authorization } })).status).toBe(status);
  });

  it("responds with 401 before it validates the request", async () => {
    const init = { method: "POST", headers: { ...JSON_TYPE, authorization: "" }, body: JSON.stringify({ name: 7 }) };
    expect((await call(SITES, init)).status).toBe(401);
  });

  it.each(["?colour=blue", "?limit=", "?limit=1e2", "?limit=0x10", "?limit=%205"])(
    "accepts the query %s",
    async (query) => {
      expect((await call(`${SITES}${query}`)).status).toBe(200);
    },
  );

  it("accepts an unknown key in a form", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "a", client_secret: "b", c: "d" });
    expect((await call("/oauth/token", { method: "POST", body })).status).toBe(200);
  });

  it("rejects a bulk request as a whole if one of its items is invalid", async () => {
    const device = { external_device_id: "d-1", device_type: "camera", zone_number: "1" };
    const create = async (items: readonly object[]): Promise<number> => {
      const init = { method: "POST", headers: JSON_TYPE, body: JSON.stringify(items) };
      return (await call(`${SITES}/1/devices`, init)).status;
    };
    expect(await create([device])).toBe(201);
    expect(await create([device, { ...device, zone_number: 7 }])).toBe(400);
  });

  it("accepts a media type with a +json suffix", async () => {
    const headers = { "content-type": "application/merge-patch+json" };
    const response = await call(`${SITES}/1`, { method: "PATCH", headers, body: JSON.stringify({ name: "Gangnam" }) });
    expect(response.status).toBe(200);
  });

  it("reports a violation in sl-violations and not in the body", async () => {
    const response = await call(SITES, {
      method: "POST",
      headers: JSON_TYPE,
      body: JSON.stringify({ ...SITE, name: 7 }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("sl-violations")).toContain("name must be string");
    expect(await response.text()).not.toContain("must be string");
  });

  it.each([
    ["PUT", SITES],
    ["HEAD", SITES],
    ["DELETE", "/oauth/token"],
  ])("responds to %s %s with 405 and no Allow header", async (method, path) => {
    const response = await call(path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, null]);
  });

  it("responds to an unknown path with a 404 problem document", async () => {
    const response = await call("/nothing");
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  it("treats the trailing slash of a list path as an empty ID", async () => {
    const response = await call(`${SITES}/`);
    expect(response.status).toBe(400);
    expect(response.headers.get("sl-violations")).toContain("siteid");
  });

  it("responds with 404 if Prefer requests an undeclared status code", async () => {
    expect((await call(SITES, { headers: { prefer: "code=418" } })).status).toBe(404);
  });

  it("returns the example trace ID instead of the sent one", async () => {
    const sent = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    const response = await call(SITES, { headers: { "x-partner-trace-id": sent } });
    const trace = getAtPointer(readBundle(), "/components/headers/TraceId");
    expect(response.headers.get("x-partner-trace-id")).toBe(Object(trace)["example"]);
  });

  it("ignores query parameters and deletes nothing", async () => {
    const plain = await call(SITES);
    const narrowed = await call(`${SITES}?fields=name&limit=1&offset=5`);
    expect(await narrowed.json()).toEqual(await plain.json());
    const statuses = [await call(`${SITES}/1`, { method: "DELETE" }), await call(`${SITES}/1`)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([204, 200]);
  });
});

describe("Prism proxy", () => {
  let upstream: Server;
  let prism: Prism;
  let call: ReturnType<typeof caller>;
  let upstreamResponse = { status: 200, type: "application/json", body: "[]" };
  beforeAll(async () => {
    upstream = createServer((_request, response) => {
      const { status, type, body } = upstreamResponse;
      response.writeHead(status, {
        "content-type": type,
        "x-partner-trace-id": "550e8400-e29b-41d4-a716-446655440000",
      });
      response.end(body);
    }).listen(0, "127.0.0.1");
    await once(upstream, "listening");
    const { port } = upstream.address() as AddressInfo;
    prism = await startPrism("proxy", `http://127.0.0.1:${port}`, "--errors");
    call = caller(prism);
  });
  afterAll(async () => {
    await prism.stop();
    upstream.closeAllConnections();
    upstream.close();
  });

  it("rejects an invalid request with 422", async () => {
    upstreamResponse = { status: 200, type: "application/json", body: "[]" };
    expect((await call(`${SITES}?limit=many`)).status).toBe(422);
  });

  it("responds with 500 if the upstream response body is invalid", async () => {
    upstreamResponse = { status: 200, type: "application/json", body: '[{"site_id":"one"}]' };
    expect((await call(SITES)).status).toBe(500);
  });

  it("forwards an undeclared status code from the upstream", async () => {
    upstreamResponse = { status: 418, type: "application/json", body: "{}" };
    expect((await call(SITES)).status).toBe(418);
  });

  it("rejects an upstream response of an undeclared media type unless it has a +json suffix", async () => {
    const statuses: number[] = [];
    for (const type of ["text/html", "application/vnd.chekt+json", "application/merge-patch+json"]) {
      upstreamResponse = { status: 200, type, body: "[]" };
      statuses.push((await call(SITES)).status);
    }
    expect(statuses).toEqual([500, 200, 200]);
  });
});
