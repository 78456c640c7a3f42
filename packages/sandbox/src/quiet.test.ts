import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { LogEntry } from "./log/log-entry.ts";
import { RequestLog } from "./log/request-log.ts";
import { giveBackWhenQuiet, QUIET_MS } from "./quiet.ts";

const entry: Omit<LogEntry, "id" | "cut"> = {
  workspace: "default",
  at: 0,
  operation: "getSite",
  method: "GET",
  url: "/partner/v1/dealers/42/sites/1",
  traceId: "",
  requestHeaders: {},
  requestBody: undefined,
  status: 200,
  responseHeaders: {},
  responseBody: "{}",
  milliseconds: 1,
  reason: undefined,
};

let log: RequestLog;
let told: boolean[];
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  log = new RequestLog();
  told = [];
  end = giveBackWhenQuiet(log, (isWanted) => told.push(isWanted));
  onTestFinished(() => {
    end();
    vi.useRealTimers();
  });
});

test("memory is saved when nobody asks, told once, and no longer from the next request on", () => {
  vi.advanceTimersByTime(4 * QUIET_MS);
  expect(told).toEqual([true]);
  log.add(entry);
  expect(told).toEqual([true, false]);
  log.add(entry);
  expect(told).toEqual([true, false]);
});

test("it is not quiet while somebody asks now and then, and is again afterwards", () => {
  for (let asked = 0; asked < 5; asked += 1) {
    log.add(entry);
    vi.advanceTimersByTime(QUIET_MS);
  }
  expect(told).toEqual([]);
  vi.advanceTimersByTime(QUIET_MS);
  expect(told).toEqual([true]);
});

test("nothing is told after its end", () => {
  end();
  vi.advanceTimersByTime(4 * QUIET_MS);
  log.add(entry);
  expect(told).toEqual([]);
});
