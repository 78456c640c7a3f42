import { expect, it } from "vitest";
import type { LogEntry } from "./log-entry.ts";
import { RequestLog } from "./request-log.ts";

const MB = 1024 * 1024;

const request = (workspace: string, changes: Partial<LogEntry> = {}): Omit<LogEntry, "id" | "cut"> => ({
  workspace,
  at: 0,
  operation: undefined,
  method: "GET",
  url: "/",
  traceId: "",
  requestHeaders: {},
  requestBody: undefined,
  requestSize: 0,
  status: 200,
  responseHeaders: {},
  responseBody: undefined,
  responseSize: 0,
  milliseconds: 0,
  reason: undefined,
  ...changes,
});

it("shortens every text that callers control", () => {
  const log = new RequestLog();
  const long = "x".repeat(4 * MB);
  const headers = { long, ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`n${index}`, "x"])) };
  log.add(
    request("w", {
      url: long,
      reason: long,
      requestBody: long,
      responseBody: long,
      requestHeaders: headers,
      responseHeaders: headers,
    }),
  );
  const [entry] = log.entries("w");
  expect(JSON.stringify(entry).length).toBeLessThan(32_000);
  expect(entry).toMatchObject({ cut: ["request", "response"], reason: `${"x".repeat(1000)}…` });
});

it("keeps no more than its memory allows, and displaces the requests of the busiest workspace first", () => {
  const log = new RequestLog(MB);
  log.add(request("quiet"));
  for (let count = 0; count < 1000; count += 1) {
    log.add(request("busy", { requestBody: "é".repeat(10_000), url: `/${count}` }));
    expect(log.bytes).toBeLessThanOrEqual(MB);
  }
  expect(log.entries("quiet")).toHaveLength(1);
  expect(log.entries("busy").length).toBeGreaterThan(20);
  expect(log.entries("busy").at(-1)?.url).toBe("/999");
  log.clear("busy");
  log.clear("quiet");
  expect(log.bytes).toBe(0);
});

it("keeps no more than its memory allows for any number of workspaces", () => {
  const log = new RequestLog(MB);
  for (let count = 0; count < 5000; count += 1) log.add(request(`w${count}`, { requestBody: "x".repeat(10_000) }));
  expect(log.bytes).toBeLessThanOrEqual(MB);
  expect(log.entries("w4999")).toHaveLength(1);
});

it("returns entries one after the other, and skips those that it has forgotten", () => {
  const log = new RequestLog();
  for (let count = 0; count < 3; count += 1) log.add(request("w"));
  expect([0, 1, 2, 3].map((after) => log.next("w", after)?.id)).toEqual([1, 2, 3, undefined]);
  expect(log.next("other", 0)).toBeUndefined();
  for (let count = 0; count < 700; count += 1) log.add(request("w"));
  expect(log.next("w", 0)?.id).toBe(204);
  expect(log.lastId).toBe(703);
});
