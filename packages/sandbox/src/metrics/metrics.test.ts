import { describe, expect, it } from "vitest";
import { openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";
import { Metrics } from "./metrics.ts";

const DEALER = "/partner/v1/dealers/42";

/** Parses the exposition format, by name and labels. */
function read(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line): [string, number] => {
      const [, series = "", value = ""] = /^(\w+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      return [series, Number(value)];
    }),
  );
}

describe.each(engines)("metrics on $engine", async ({ engine, newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { call, faults } = sandbox;
  const scrape = async (): Promise<Map<string, number>> => read(await (await fetch(`${sandbox.url}/metrics`)).text());

  it("counts requests by operation and status, including unknown paths", async () => {
    await call(`GET ${DEALER}`);
    await call(`GET ${DEALER}`);
    await call(`GET ${DEALER}/sites/999`);
    for (const path of ["/nowhere", "/nowhere/else?a=b"] as const) await call(`GET ${path}`);
    const found = await scrape();
    expect(found.get('chekt_sandbox_requests_total{operation="getDealer",status="200"}')).toBe(2);
    expect(found.get('chekt_sandbox_requests_total{operation="getSite",status="404"}')).toBe(1);
    expect(found.get('chekt_sandbox_requests_total{operation="none",status="404"}')).toBe(2);
    expect(found.get('chekt_sandbox_request_duration_seconds_count{operation="getDealer"}')).toBe(2);
    expect(found.get('chekt_sandbox_request_duration_seconds_bucket{operation="getDealer",le="+Inf"}')).toBe(2);
    expect(found.get('chekt_sandbox_request_duration_seconds_sum{operation="getDealer"}')).toBeGreaterThan(0);
    expect([...found.keys()].join("\n")).not.toMatch(/nowhere|42/);
  });

  it("counts injected faults by kind", async () => {
    await faults.add({ operation: "getDealer", status: 503, times: 1 });
    await faults.add({ operation: "listSites", latency: 1, times: 1 });
    await faults.add({ operation: "getSite", drop: "before", latency: 1, times: 1 });
    await call(`GET ${DEALER}`);
    await call(`GET ${DEALER}`);
    await call(`GET ${DEALER}/sites`);
    await expect(call(`GET ${DEALER}/sites/1`)).rejects.toThrow("fetch failed");
    const found = await scrape();
    for (const [operation, kind] of [
      ["getDealer", "status"],
      ["listSites", "latency"],
      ["getSite", "drop"],
    ]) {
      expect(found.get(`chekt_sandbox_faults_struck_total{operation="${operation}",kind="${kind}"}`)).toBe(1);
    }
    expect(found.get('chekt_sandbox_requests_total{operation="getSite",status="dropped"}')).toBe(1);
  });

  it("describes the store, the connections and the process", async () => {
    const found = await scrape();
    const info = [...found.keys()].find((series) => series.startsWith("chekt_sandbox_info"));
    expect(info).toMatch(new RegExp(`^chekt_sandbox_info\\{version="\\d+\\.\\d+\\.\\d+",store="${engine}"\\}$`));
    // The scrape itself.
    expect(found.get("chekt_sandbox_requests_under_way")).toBe(1);
    expect(found.get("chekt_sandbox_open_connections")).toBeGreaterThanOrEqual(1);
    expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
    expect(found.get("process_cpu_seconds_total")).toBeGreaterThan(0);
    expect(found.get("nodejs_eventloop_active_seconds_total")).toBeGreaterThan(0);
    const age = Date.now() / 1000 - (found.get("process_start_time_seconds") ?? 0);
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(3600);
  });

  it("does not count scrapes, the control plane or health checks", async () => {
    const count = async (): Promise<number> =>
      [...(await scrape())]
        .filter(([series]) => series.startsWith("chekt_sandbox_requests_total"))
        .reduce((sum, [, value]) => sum + value, 0);
    const before = await count();
    for (const path of ["/healthz", "/readyz", "/_sandbox/workspaces"] as const) await call(`GET ${path}`);
    expect(await count()).toBe(before);
  });
});

it("serves metrics by the access rules of the control plane, and not at all if it is turned off", async () => {
  const context = await openContext(":memory:", 3600);
  const ask = async (token: string | undefined, headers = {}, url = "http://localhost/metrics") =>
    createApp(context, { token }).fetch(new Request(url, { headers }));
  expect((await ask(undefined)).headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect((await ask(undefined, {}, "http://elsewhere.example/metrics")).status).toBe(403);
  expect((await ask(undefined, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await ask("the-token")).status).toBe(401);
  expect((await ask("the-token", { authorization: "Bearer another" })).status).toBe(401);
  expect((await ask("the-token", { authorization: "Bearer the-token" })).status).toBe(200);
  const off = await createApp(context, undefined).fetch(new Request("http://localhost/metrics"));
  expect([off.status, await off.json()]).toEqual([404, expect.objectContaining({ status_code: 404 })]);
  await context.store.close();
});

it("counts each duration in all histogram buckets that include it", () => {
  const metrics = new Metrics();
  for (const milliseconds of [0, 1, 1.1, 10_000, 10_001]) metrics.countRequest("getSite", 200, milliseconds);
  const samples = metrics.families().find(({ type }) => type === "histogram")?.samples ?? [];
  const counts = samples.map(({ suffix, labels, value }) => [labels?.["le"] ?? suffix, value]);
  expect(counts).toEqual([
    ["0.001", 2],
    ...["0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5"].map((le) => [le, 3]),
    ["10", 4],
    ["+Inf", 5],
    ["_sum", expect.closeTo(20.0031)],
    ["_count", 5],
  ]);
});
