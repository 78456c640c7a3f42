import { expect, test } from "vitest";

import { violationsHeader } from "./violations.ts";
import type { Finding } from "./violations.ts";

function finding(message: string, path: string[] = ["body", "name"]): Finding {
  return { message, path, code: "type", severity: 0 };
}

test("nothing wrong, no header", () => {
  expect(violationsHeader([], [])).toBeUndefined();
});

test("request and response are told apart", () => {
  const header = violationsHeader([finding("one")], [finding("two", [])]);
  expect(JSON.parse(header ?? "")).toEqual([
    { location: ["request", "body", "name"], severity: "Error", code: "type", message: "one" },
    { location: ["response"], severity: "Error", code: "type", message: "two" },
  ]);
});

test("a long list stays below 8 KiB, stays JSON, and says how many it left out", () => {
  const header =
    violationsHeader(
      Array.from({ length: 10_000 }, (_, index) => finding(`fault ${index}`)),
      [],
    ) ?? "";
  const entries: { message: string }[] = JSON.parse(header);
  expect(header.length).toBeLessThan(8 * 1024);
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.at(-1)).toMatchObject({ code: "truncated", message: `${10_000 - (entries.length - 1)} more` });
});

test("one entry without end is cut", () => {
  const header = violationsHeader([finding("x".repeat(1e6), ["body", "y".repeat(1e6)])], []) ?? "";
  expect(header.length).toBeLessThan(8 * 1024);
  expect(JSON.parse(header)).toMatchObject([{ message: "x".repeat(500) }]);
});

test("what no header may hold is escaped", () => {
  const header = violationsHeader([finding("found '이름\u0000\n😀'")], []) ?? "";
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(header)).toMatchObject([{ message: "found '이름\u0000\n😀'" }]);
});
