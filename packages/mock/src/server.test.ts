import { once } from "node:events";
import { createServer } from "node:http";

import { expect, test } from "vitest";

import type { Engine } from "./engine.ts";
import { createHandler } from "./handler.ts";
import { startMock } from "./index.ts";
import type { RequestSummary } from "./index.ts";
import { HAS_IPV6, open, SITES } from "./testing.ts";

test("a mock answers what it makes up when it is started with dynamic", async () => {
  const dynamic = await startMock({ port: 0, dynamic: true });
  const ask = async (prefer: string) => {
    const response = await fetch(`${dynamic.url}${SITES}/1`, { headers: { authorization: "Bearer demo", prefer } });
    return response.text();
  };
  const [madeUp, example] = [await ask("wait=1"), await ask("dynamic=false")];
  await dynamic.close();
  expect(example).toContain("Gangnam");
  expect(madeUp).not.toBe(example);
});

test("a mock tells of each request without its query, headers or bodies", async () => {
  const summaries: RequestSummary[] = [];
  const told = await startMock({ port: 0, onRequest: (summary) => summaries.push(summary) });
  const traceId = "550e8400-e29b-41d4-a716-446655440000";
  const headers = { authorization: "Bearer secret-1", "x-partner-trace-id": traceId };
  await fetch(`${told.url}${SITES}?filter=name,secret-2`, { headers });
  await fetch(`${told.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ client_secret: "secret-3" }),
  });
  await told.close();
  expect(summaries).toMatchObject([
    { method: "GET", path: SITES, status: 200, traceId },
    { method: "POST", path: "/oauth/token", status: 400 },
  ]);
  expect(JSON.stringify(summaries)).not.toContain("secret");
});

test("a mock says nothing of a caller that went away half-way", async () => {
  const summaries: RequestSummary[] = [];
  const told = await startMock({ port: 0, onRequest: (summary) => summaries.push(summary) });
  const { sent, answer } = open(told, { method: "POST", path: SITES, headers: { "content-length": 10 } });
  await new Promise<void>((resolve) => sent.write("{", () => resolve()));
  sent.destroy();
  await expect(answer).rejects.toThrow("socket hang up");
  await fetch(`${told.url}${SITES}`);
  await told.close();
  expect(summaries).toMatchObject([{ method: "GET", status: 401 }]);
});

test("a mock hides a fault of its own from the caller, and tells it to its owner", async () => {
  const summaries: RequestSummary[] = [];
  const fault = new Error("secret");
  const engine: Engine = {
    operations: [{ id: "1", method: "get", path: "/things", responses: [] }],
    answer: () => Promise.reject(fault),
    refusal: () => Promise.reject(fault),
  };
  const handle = createHandler(engine, (summary) => summaries.push(summary));
  const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const response = await fetch(`http://127.0.0.1:${port}/things`);
  server.close();
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('{"status_code":500,"error_message":"The mock failed at this request."}');
  expect(summaries).toMatchObject([{ path: "/things", status: 500, fault }]);
});

test("a mock closes when its callers are idle, and says so once", async () => {
  const short = await startMock({ port: 0 });
  await (await fetch(`${short.url}${SITES}`)).text();
  expect(short.close()).toBe(short.close());
  await short.close();
  await expect(fetch(`${short.url}${SITES}`)).rejects.toThrow("fetch failed");
});

test("a mock closes when the time for a request under way is over", async () => {
  const short = await startMock({ port: 0, closeGraceMs: 0 });
  const { sent, answer } = open(short, { method: "POST", path: SITES, headers: { "content-length": 10 } });
  await new Promise<void>((resolve) => sent.write("{", () => resolve()));
  await Promise.all([short.close(), expect(answer).rejects.toThrow(/hang up|ECONNRESET/)]);
});

test.for<[host: string, url: RegExp]>([
  ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
  ["::1", /^http:\/\/\[::1\]:\d+$/],
  ["::", /^http:\/\/\[::1\]:\d+$/],
])("a mock that listens on %s has a URL that can be called", async ([host, url], { skip }) => {
  skip(host.includes(":") && !HAS_IPV6, "There is no IPv6 here.");
  const there = await startMock({ port: 0, host });
  const response = await fetch(`${there.url}${SITES}`, { headers: { authorization: "Bearer demo" } });
  await there.close();
  expect(there.url).toMatch(url);
  expect(response.status).toBe(200);
});

test("a mock does not start on a port that is in use", async () => {
  const first = await startMock({ port: 0 });
  await expect(startMock({ port: first.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
});
