import { ManualClock } from "@chekt/testing";
import { describe, expect, it, vi } from "vitest";
import { createBackoff, isTransient, parseRetryAfter, retry } from "./retry.ts";

describe("isTransient", () => {
  it.each([408, 429, 500, 502, 503, 504])("treats status code %i as transient", (status) => {
    expect(isTransient(status)).toBe(true);
  });

  it.each([200, 302, 400, 401, 404, 409, 422, 428, 499])("does not treat status code %i as transient", (status) => {
    expect(isTransient(status)).toBe(false);
  });
});

describe("createBackoff", () => {
  const always = (number: number) => () => number;

  it("doubles the maximum delay with each retry, up to eight seconds", () => {
    const backoff = createBackoff(6, always(1));
    const delays = Array.from({ length: 6 }, () => backoff());
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  it("returns a random fraction of the maximum delay", () => {
    const backoff = createBackoff(3, always(0.25));
    expect([backoff(), backoff(), backoff()]).toEqual([125, 250, 500]);
  });

  it("returns a delay of Retry-After plus at most half a second", () => {
    expect(createBackoff(1, always(0))({ retryAfter: 7000 })).toBe(7000);
    expect(createBackoff(1, always(1))({ retryAfter: 7000 })).toBe(7500);
  });

  it("returns undefined when Retry-After exceeds the maximum", () => {
    expect(createBackoff(1, always(0), 20_000)({ retryAfter: 20_000 })).toBe(20_000);
    expect(createBackoff(1, always(0), 20_000)({ retryAfter: 20_001 })).toBeUndefined();
    expect(createBackoff(1, always(0))({ retryAfter: 3_600_000 })).toBe(3_600_000);
  });

  it("does not shorten the delay when Retry-After cannot be read", () => {
    const backoff = createBackoff(2, always(0));
    expect([backoff({ retryAfter: Number.NaN }), backoff({ retryAfter: Number.NaN })]).toEqual([500, 1000]);
  });

  it("returns undefined after the last retry", () => {
    const backoff = createBackoff(1, always(1));
    expect([backoff(), backoff()]).toEqual([500, undefined]);
    expect(createBackoff(0, always(1))()).toBeUndefined();
  });
});

describe("retry", () => {
  it("returns the first result after waiting for the delay of each failed attempt", async () => {
    const clock = new ManualClock();
    const waited: [number, string][] = [];
    const outcomes = [{ failure: "first" }, { failure: "second" }, { result: "done" }];
    const outcome = await retry<string, string>(
      async () => outcomes.shift() ?? { result: "never" },
      (failure) => failure.length,
      async (delay, failure) => {
        waited.push([delay, failure]);
        await clock.sleep(delay);
      },
    );
    expect(outcome).toEqual({ result: "done" });
    expect(waited).toEqual([
      [5, "first"],
      [6, "second"],
    ]);
    expect(clock.waits).toEqual([5, 6]);
  });

  it("returns the failure without waiting when the delay is undefined", async () => {
    const attempt = async () => ({ failure: "no" });
    const wait = () => Promise.reject(new Error("Unexpected wait."));
    expect(await retry(attempt, () => undefined, wait)).toEqual({ failure: "no" });
  });

  it("rejects with an error thrown by an attempt or by a wait", async () => {
    const wait = () => Promise.reject(new Error("wait"));
    const delayAfter = () => 1;
    const attempt = () => Promise.reject(new Error("attempt"));
    await expect(retry(attempt, delayAfter, wait)).rejects.toThrow("attempt");
    await expect(retry(async () => ({ failure: 1 }), delayAfter, wait)).rejects.toThrow("wait");
  });
});

describe("parseRetryAfter", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");

  it.each([
    ["0", 0],
    ["120", 120_000],
    ["1.5", 1500],
    ["0.0001", 1],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 00:00:30 GMT", 30_000],
    ["Thu Jan  1 00:00:30 2026", 30_000],
    ["Sun Jan 11 00:00:00 2026", 864_000_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
    ["2026", 2_026_000],
  ])("parses Retry-After: %s as %i ms", (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });

  it("returns undefined without a Retry-After header", () => {
    expect(parseRetryAfter(null, now)).toBeUndefined();
  });

  it.each(["-5", "1,5", "soon", "Someday", "", "2026-01-01T00:00:30Z", "Thu, 41 Jan 2026 00:00:30 GMT"])(
    "returns NaN for the invalid Retry-After value %j",
    (header) => {
      expect(parseRetryAfter(header, now)).toBeNaN();
    },
  );

  it.each(["UTC", "America/New_York", "Asia/Kolkata"])("reads dates the same on a machine in %s", (zone) => {
    vi.stubEnv("TZ", zone);
    for (const date of [
      "Thu, 01 Jan 2026 00:00:30 GMT",
      "Thursday, 01-Jan-26 00:00:30 GMT",
      "Thu Jan  1 00:00:30 2026",
    ]) {
      expect(parseRetryAfter(date, now)).toBe(30_000);
    }
    vi.unstubAllEnvs();
  });
});
