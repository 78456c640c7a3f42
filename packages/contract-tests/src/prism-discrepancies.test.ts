import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAtPointer, readBundle } from "@chekt/description";
import { type Prism, startPrism } from "../test/support/start-prism.ts";

/**
 * Where Prism itself is at odds with the description, or with what one would expect: what the README of the mock says of it,
 * and what this suite relies on. These state how it is today, so that an upgrade that changes one is noticed.
 */

/** How many answers are waited for while one never comes. */
const OTHERS = 10;

/** The longest that an answer is waited for, in milliseconds. */
const PATIENCE = 20_000;

const SITES = "/partner/v1/dealers/42/sites";
const SITE = { external_site_id: "s-1", name: "Gangnam Headquarters", timezone: "Asia/Seoul" };
const JSON_TYPE = { "content-type": "application/json" };

function caller({ url }: Prism): (path: string, init?: RequestInit) => Promise<Response> {
  return (path, { headers, signal, ...init } = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: "Bearer demo", ...Object.fromEntries(new Headers(headers)) },
      signal: signal ?? AbortSignal.timeout(PATIENCE),
    });
}

describe("Prism as a mock", () => {
  let prism: Prism;
  let call: ReturnType<typeof caller>;
  beforeAll(async () => {
    prism = await startPrism("mock");
    call = caller(prism);
  });
  afterAll(() => prism.stop());

  it("never answers malformed JSON", async () => {
    const waiting = new AbortController();
    const init = { method: "POST", headers: JSON_TYPE };
    let isAnswered = false;
    const malformed = call(SITES, { ...init, body: '{"name":', signal: waiting.signal }).then(
      () => (isAnswered = true),
      (error: Error) => error.name,
    );
    for (let other = 0; other < OTHERS; other += 1) {
      expect((await call(SITES, { ...init, body: JSON.stringify(SITE) })).status).toBe(201);
    }
    expect(isAnswered).toBe(false);
    waiting.abort();
    expect(await malformed).toBe("AbortError");
  });

  it.each([
    ["Bearer demo", 200],
    ["bearer demo", 401],
    ["BEARER demo", 401],
    ["Bearer expired-or-revoked", 200],
  ])("with the credentials %s answers %i", async (authorization, status) => {
    expect((await call(SITES, { headers: { authorization } })).status).toBe(status);
  });

  it("lets a 401 go before anything wrong with the request", async () => {
    const init = { method: "POST", headers: { ...JSON_TYPE, authorization: "" }, body: JSON.stringify({ name: 7 }) };
    expect((await call(SITES, init)).status).toBe(401);
  });

  it.each(["?colour=blue", "?limit=", "?limit=1e2", "?limit=0x10", "?limit=%205"])("lets %s pass", async (query) => {
    expect((await call(`${SITES}${query}`)).status).toBe(200);
  });

  it("lets unknown keys of a form pass", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "a", client_secret: "b", c: "d" });
    expect((await call("/oauth/token", { method: "POST", body })).status).toBe(200);
  });

  it("takes a media type that only resembles the right one", async () => {
    const headers = { "content-type": "application/merge-patch+json" };
    const answer = await call(`${SITES}/1`, { method: "PATCH", headers, body: JSON.stringify({ name: "Gangnam" }) });
    expect(answer.status).toBe(200);
  });

  it("says why a request is refused in sl-violations only: the body is an example", async () => {
    const answer = await call(SITES, {
      method: "POST",
      headers: JSON_TYPE,
      body: JSON.stringify({ ...SITE, name: 7 }),
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("sl-violations")).toContain("name must be string");
    expect(await answer.text()).not.toContain("must be string");
  });

  it.each([
    ["PUT", SITES],
    ["HEAD", SITES],
    ["DELETE", "/oauth/token"],
  ])("refuses %s %s by a 405 without Allow", async (method, path) => {
    const answer = await call(path, { method });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, null]);
  });

  it("answers an unknown path by a 404 in a form of its own", async () => {
    const answer = await call("/nothing");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  it("takes a slash at the end of a list's path for an id that is empty", async () => {
    const answer = await call(`${SITES}/`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("sl-violations")).toContain("siteid");
  });

  it("answers a status that is not declared, when it is preferred, by a 404", async () => {
    expect((await call(SITES, { headers: { prefer: "code=429" } })).status).toBe(404);
  });

  it("gives the trace id of the example, whichever was sent", async () => {
    const sent = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    const answer = await call(SITES, { headers: { "x-partner-trace-id": sent } });
    const trace = getAtPointer(readBundle(), "/components/headers/TraceId");
    expect(answer.headers.get("x-partner-trace-id")).toBe(Object(trace)["example"]);
  });

  it("keeps nothing, and does nothing that a query asks for", async () => {
    const plain = await call(SITES);
    const narrowed = await call(`${SITES}?fields=name&limit=1&offset=5`);
    expect(await narrowed.json()).toEqual(await plain.json());
    const statuses = [await call(`${SITES}/1`, { method: "DELETE" }), await call(`${SITES}/1`)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([204, 200]);
  });
});

describe("Prism as a proxy", () => {
  let upstream: Server;
  let prism: Prism;
  let call: ReturnType<typeof caller>;
  let answered = { status: 200, type: "application/json", body: "[]" };
  beforeAll(async () => {
    upstream = createServer((_request, response) => {
      const { status, type, body } = answered;
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

  it("answers an invalid request itself", async () => {
    answered = { status: 200, type: "application/json", body: "[]" };
    expect((await call(`${SITES}?limit=many`)).status).toBe(422);
  });

  it("makes a 500 of a body that is not as described", async () => {
    answered = { status: 200, type: "application/json", body: '[{"site_id":"one"}]' };
    expect((await call(SITES)).status).toBe(500);
  });

  it("lets a status pass that is not described", async () => {
    answered = { status: 418, type: "application/json", body: "{}" };
    expect((await call(SITES)).status).toBe(418);
  });

  it("finds a media type that is not described, unless it only resembles the right one", async () => {
    const statuses: number[] = [];
    for (const type of ["text/html", "application/vnd.chekt+json", "application/merge-patch+json"]) {
      answered = { status: 200, type, body: "[]" };
      statuses.push((await call(SITES)).status);
    }
    expect(statuses).toEqual([500, 200, 200]);
  });
});
