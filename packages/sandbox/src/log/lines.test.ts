import { expect, test } from "vitest";
import { eventLine, jsonLine, textLine } from "./lines.ts";
import type { LogEntry } from "./log-entry.ts";

const entry: LogEntry = {
  id: 7,
  workspace: "default",
  at: 0,
  operation: "createSite",
  method: "POST",
  url: "/partner/v1/dealers/42/sites?client_secret=***",
  traceId: "550e8400-e29b-41d4-a716-446655440000",
  requestHeaders: { authorization: "Bearer ***", cookie: "hidden-cookie" },
  requestBody: "hidden-body",
  requestSize: 11,
  status: 400,
  responseHeaders: { "x-hidden": "hidden-header" },
  responseBody: "hidden-response",
  responseSize: 15,
  cut: [],
  milliseconds: 1.2345,
  reason: 'name must not be "\n"',
};

test("jsonLine writes one object on one line, without headers and bodies", () => {
  const line = jsonLine(entry);
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(line).not.toContain("hidden");
  expect(JSON.parse(line)).toEqual({
    time: "1970-01-01T00:00:00.000Z",
    event: "request",
    method: "POST",
    url: "/partner/v1/dealers/42/sites?client_secret=***",
    operation: "createSite",
    status: 400,
    milliseconds: 1.2,
    workspace: "default",
    trace_id: "550e8400-e29b-41d4-a716-446655440000",
    reason: 'name must not be "\n"',
  });
});

test("jsonLine writes a null status for a dropped request, and omits an unknown operation", () => {
  const line = jsonLine({ ...entry, status: null, operation: undefined, reason: undefined });
  expect(JSON.parse(line)).toMatchObject({ status: null, url: entry.url });
  expect(Object.keys(JSON.parse(line))).not.toContain("operation");
});

test("truncates long URLs and reasons", () => {
  const long = { ...entry, url: `/${"x".repeat(10_000)}`, reason: "x".repeat(10_000) };
  expect(jsonLine(long).length).toBeLessThan(700);
  expect(textLine({ ...long, reason: undefined }).length).toBeLessThan(300);
});

test("textLine stays on one line, without control characters that a terminal would execute", () => {
  const line = textLine({ ...entry, reason: 'name must not be "\u001B[2J\n\u202E\u009B31m"' });
  expect(line).toContain(String.raw`"\u001b[2J\u000a\u202e\u009b31m"`);
  expect(line.indexOf("\n")).toBe(line.length - 1);
});

test("eventLine writes other events in the same format", () => {
  expect(eventLine("stopping", 1000)).toBe('{"time":"1970-01-01T00:00:01.000Z","event":"stopping"}\n');
});
