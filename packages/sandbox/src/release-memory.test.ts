import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { LogEntry } from "./log/log-entry.ts";
import { RequestLog } from "./log/request-log.ts";
import { releaseMemoryWhenIdle, IDLE_MS } from "./release-memory.ts";

const entry: Omit<LogEntry, "id" | "cut"> = {
  workspace: "default",
  at: 0,
  operation: "getSite",
  method: "GET",
  url: "/partner/v1/dealers/42/sites/1",
  traceId: "",
  requestHeaders: {},
  requestBody: undefined,
  requestSize: 0,
  status: 200,
  responseHeaders: {},
  responseBody: "{}",
  responseSize: 2,
  milliseconds: 1,
  reason: undefined,
};

let log: RequestLog;
let calls: boolean[];
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  log = new RequestLog();
  calls = [];
  end = releaseMemoryWhenIdle(log, (isWanted) => calls.push(isWanted));
  onTestFinished(() => {
    end();
    vi.useRealTimers();
  });
});

test("saves memory once the sandbox is idle, until the next request", () => {
  vi.advanceTimersByTime(4 * IDLE_MS);
  expect(calls).toEqual([true]);
  log.add(entry);
  expect(calls).toEqual([true, false]);
  log.add(entry);
  expect(calls).toEqual([true, false]);
});

test("does not save memory while there are occasional requests", () => {
  for (let count = 0; count < 5; count += 1) {
    log.add(entry);
    vi.advanceTimersByTime(IDLE_MS);
  }
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(IDLE_MS);
  expect(calls).toEqual([true]);
});

test("stops switching when its stop function is called", () => {
  end();
  vi.advanceTimersByTime(4 * IDLE_MS);
  log.add(entry);
  expect(calls).toEqual([]);
});
