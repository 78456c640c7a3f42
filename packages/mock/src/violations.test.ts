import { expect, test } from "vitest";

import { violationsHeader } from "./violations.ts";
import type { Finding } from "./violations.ts";

function finding(message: string, path: string[] = ["body", "name"]): Finding {
  return { message, path, code: "type", severity: 0 };
}

test("returns no header without violations", () => {
  expect(violationsHeader([], [])).toBeUndefined();
});

test("separates request and response", () => {
  const header = violationsHeader([finding("one")], [finding("two", [])]);
  expect(JSON.parse(header ?? "")).toEqual([
    { location: ["request", "body", "name"], severity: "Error", code: "type", message: "one" },
    { location: ["response"], severity: "Error", code: "type", message: "two" },
  ]);
});

test("keeps a long list valid JSON below 8 KiB, with the number of omitted entries", () => {
  const header =
    violationsHeader(
      Array.from({ length: 10_000 }, (_, index) => finding(`violation ${index}`)),
      [],
    ) ?? "";
  const entries: { message: string }[] = JSON.parse(header);
  expect(header.length).toBeLessThan(8 * 1024);
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.at(-1)).toMatchObject({ code: "truncated", message: `${10_000 - (entries.length - 1)} more` });
});

test("truncates a single long entry", () => {
  const header = violationsHeader([finding("x".repeat(1e6), ["body", "y".repeat(1e6)])], []) ?? "";
  expect(header.length).toBeLessThan(8 * 1024);
  expect(JSON.parse(header)).toMatchObject([{ message: "x".repeat(500) }]);
});

test("escapes characters that are invalid in a header", () => {
  const header = violationsHeader([finding("found '이름\u0000\n😀'")], []) ?? "";
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(header)).toMatchObject([{ message: "found '이름\u0000\n😀'" }]);
});
