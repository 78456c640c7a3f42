import { once } from "node:events";
import { createServer } from "node:http";

import { expect, test } from "vitest";

import type { Engine } from "./engine.ts";
import { createHandler } from "./handler.ts";
import { startMock } from "./index.ts";
import type { RequestSummary } from "./index.ts";
import { HAS_IPV6, open, SITES } from "./testing.ts";

test("generates responses if dynamic is set", async () => {
  const dynamic = await startMock({ port: 0, dynamic: true });
  const request = async (prefer: string) => {
    const response = await fetch(`${dynamic.url}${SITES}/1`, { headers: { authorization: "Bearer demo", prefer } });
    return response.text();
  };
  const [generated, example] = [await request("wait=1"), await request("dynamic=false")];
  await dynamic.close();
  expect(example).toContain("Gangnam");
  expect(generated).not.toBe(example);
});

test("reports each request without its query, headers and bodies", async () => {
  const summaries: RequestSummary[] = [];
  const observed = await startMock({ port: 0, onRequest: (summary) => summaries.push(summary) });
  const traceId = "550e8400-e29b-41d4-a716-446655440000";
  const headers = { authorization: "Bearer secret-1", "x-partner-trace-id": traceId };
  await fetch(`${observed.url}${SITES}?filter=name,secret-2`, { headers });
  await fetch(`${observed.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ client_secret: "secret-3" }),
  });
  await observed.close();
  expect(summaries).toMatchObject([
    { method: "GET", path: SITES, status: 200, traceId },
    { method: "POST", path: "/oauth/token", status: 400 },
  ]);
  expect(JSON.stringify(summaries)).not.toContain("secret");
});

test("does not report a request whose caller disconnected", async () => {
  const summaries: RequestSummary[] = [];
  const observed = await startMock({ port: 0, onRequest: (summary) => summaries.push(summary) });
  const { sent, response } = open(observed, { method: "POST", path: SITES, headers: { "content-length": 10 } });
  await new Promise<void>((resolve) => sent.write("{", () => resolve()));
  sent.destroy();
  await expect(response).rejects.toThrow("socket hang up");
  await fetch(`${observed.url}${SITES}`);
  await observed.close();
  expect(summaries).toMatchObject([{ method: "GET", status: 401 }]);
});

test("hides an internal error from the caller and reports it to onRequest", async () => {
  const summaries: RequestSummary[] = [];
  const fault = new Error("secret");
  const engine: Engine = {
    operations: [{ id: "1", method: "get", path: "/things", responses: [] }],
    respond: () => Promise.reject(fault),
    authenticate: () => Promise.reject(fault),
  };
  const handle = createHandler(engine, (summary) => summaries.push(summary));
  const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const response = await fetch(`http://127.0.0.1:${port}/things`);
  server.close();
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('{"status_code":500,"error_message":"Internal error of the mock."}');
  expect(summaries).toMatchObject([{ path: "/things", status: 500, fault }]);
});

test("closes when its callers are idle, only once", async () => {
  const mock = await startMock({ port: 0 });
  await (await fetch(`${mock.url}${SITES}`)).text();
  expect(mock.close()).toBe(mock.close());
  await mock.close();
  await expect(fetch(`${mock.url}${SITES}`)).rejects.toThrow("fetch failed");
});

test("closes pending requests after closeGraceMs", async () => {
  const mock = await startMock({ port: 0, closeGraceMs: 0 });
  const { sent, response } = open(mock, { method: "POST", path: SITES, headers: { "content-length": 10 } });
  await new Promise<void>((resolve) => sent.write("{", () => resolve()));
  await Promise.all([mock.close(), expect(response).rejects.toThrow(/hang up|ECONNRESET/)]);
});

test.for<[host: string, url: RegExp]>([
  ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
  ["::1", /^http:\/\/\[::1\]:\d+$/],
  ["::", /^http:\/\/\[::1\]:\d+$/],
])("has a reachable URL when it listens on %s", async ([host, url], { skip }) => {
  skip(host.includes(":") && !HAS_IPV6, "IPv6 is not available.");
  const mock = await startMock({ port: 0, host });
  const response = await fetch(`${mock.url}${SITES}`, { headers: { authorization: "Bearer demo" } });
  await mock.close();
  expect(mock.url).toMatch(url);
  expect(response.status).toBe(200);
});

test("does not start on a port that is in use", async () => {
  const first = await startMock({ port: 0 });
  await expect(startMock({ port: first.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
});
