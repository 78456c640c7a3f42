import { ManualClock } from "@chekt/testing";
import { describe, expect, it } from "vitest";
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

  it("returns undefined when Retry-After exceeds twenty seconds", () => {
    expect(createBackoff(1, always(0))({ retryAfter: 20_000 })).toBe(20_000);
    expect(createBackoff(1, always(0))({ retryAfter: 20_001 })).toBeUndefined();
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
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
    ["2026", 2_026_000],
  ])("parses Retry-After: %s as %i ms", (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });

  it.each(["-5", "1.5", "soon", "Someday", "", null])("ignores the invalid Retry-After value %j", (header) => {
    expect(parseRetryAfter(header, now)).toBeUndefined();
  });
});
