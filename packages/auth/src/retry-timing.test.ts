import { describe, expect, it } from "vitest";
import { type FailedAttempt, parseRetryAfter, retryDelay } from "./retry-timing.ts";

const failed = (change: Partial<FailedAttempt>): FailedAttempt => ({
  attempt: 1,
  retries: 9,
  status: 503,
  retryAfter: undefined,
  repeatable: true,
  random: 1,
  ...change,
});

describe("retryDelay", () => {
  it("doubles the longest wait each time, up to eight seconds", () => {
    const delays = [1, 2, 3, 4, 5, 6].map((attempt) => retryDelay(failed({ attempt })));
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  it("waits for a random part of that", () => {
    expect(retryDelay(failed({ attempt: 3, random: 0.25 }))).toBe(500);
  });

  it("never waits less than the server asked for", () => {
    expect(retryDelay(failed({ retryAfter: 7000, random: 0 }))).toBe(7000);
    expect(retryDelay(failed({ retryAfter: 7000, random: 1 }))).toBe(7500);
  });

  it("gives up at once when the server asks for more than twenty seconds", () => {
    expect(retryDelay(failed({ retryAfter: 20_000, random: 0 }))).toBe(20_000);
    expect(retryDelay(failed({ retryAfter: 20_001 }))).toBeUndefined();
  });

  it("gives up after the last retry", () => {
    expect(retryDelay(failed({ attempt: 2, retries: 2 }))).toBe(1000);
    expect(retryDelay(failed({ attempt: 3, retries: 2 }))).toBeUndefined();
  });

  it.each([
    [429, true, true],
    [503, true, true],
    [500, true, false],
    [502, true, false],
    [undefined, true, false],
    [400, false, false],
    [401, false, false],
    [200, false, false],
  ])("status %s: again %s, and %s when it can be used once", (status, repeatable, single) => {
    expect(retryDelay(failed({ status })) !== undefined).toBe(repeatable);
    expect(retryDelay(failed({ status, repeatable: false })) !== undefined).toBe(single);
  });
});

describe("parseRetryAfter", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");

  it.each([
    ["0", 0],
    ["120", 120_000],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
    ["-5", undefined],
    ["1.5", undefined],
    ["2026", 2_026_000],
    ["soon", undefined],
    ["Someday", undefined],
    ["", undefined],
    [null, undefined],
  ])("reads %j as %s ms", (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});
