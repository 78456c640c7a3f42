import { describe, expect, it } from "vitest";
import { parseTimestamp } from "./timestamp.ts";

describe("parseTimestamp", () => {
  it.each([
    ["2025-01-01 00:00:00", "2025-01-01T00:00:00.000Z"],
    ["2024-02-29 23:59:59", "2024-02-29T23:59:59.000Z"],
    ["2024-03-27T12:34:56.000Z", "2024-03-27T12:34:56.000Z"],
    ["2023-10-01T12:00:00Z", "2023-10-01T12:00:00.000Z"],
    ["2023-10-01T12:00:00.123456789Z", "2023-10-01T12:00:00.123Z"],
    ["2023-10-01T12:00:00+09:00", "2023-10-01T03:00:00.000Z"],
  ])("parses the timestamp %s as %s", (timestamp, iso) => {
    expect(parseTimestamp(timestamp).toISOString()).toBe(iso);
  });

  it("parses timestamps without an offset as UTC", () => {
    expect(parseTimestamp("2025-07-01 12:00:00").getTime()).toBe(Date.UTC(2025, 6, 1, 12));
  });

  it.each([
    "",
    "2025-01-01",
    "2025-01-01T00:00:00",
    "2025-13-01 00:00:00",
    "2025-01-01 25:00:00",
    "2025-02-30 00:00:00",
    "2025-02-29T00:00:00Z",
    "2025-00-10 00:00:00",
    "Wed, 01 Jan 2025 00:00:00 GMT",
    "1735689600",
    " 2025-01-01 00:00:00",
    "2025-01-01 00:00:00Z",
  ])("rejects the timestamp %j", (text) => {
    expect(() => parseTimestamp(text)).toThrow(`Invalid timestamp ${JSON.stringify(text)}. `);
  });

  it.each([undefined, null, 1_735_689_600, new Date(0)])("rejects the timestamp %o from plain JavaScript", (value) => {
    expect(() => parseTimestamp(value as unknown as string)).toThrow(TypeError);
  });
});
