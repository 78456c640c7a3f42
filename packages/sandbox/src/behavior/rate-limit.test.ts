import { describe, expect, it } from "vitest";
import { type Admission, formatRateLimit, parseRateLimit, RateLimiter } from "./rate-limit.ts";

describe("parseRateLimit", () => {
  it.each([
    ["60/min", { perMinute: 60, perSecond: undefined }],
    ["5/s", { perMinute: undefined, perSecond: 5 }],
    ["60/min,5/s", { perMinute: 60, perSecond: 5 }],
    [" 5/s , 60/min ", { perMinute: 60, perSecond: 5 }],
  ])("reads %j", (text, limit) => {
    expect(parseRateLimit(text)).toEqual(limit);
    expect(parseRateLimit(formatRateLimit(limit))).toEqual(limit);
  });

  it.each(["", "60", "0/min", "-5/s", "1.5/s", "60/h", "60/min,60/min", "60/min,", "12345678/min"])(
    "refuses %j, and says what to write",
    (text) => {
      expect(() => parseRateLimit(text)).toThrow(`Invalid rate limit "${text}". Use requests per minute`);
    },
  );
});

describe("RateLimiter", () => {
  const start = Date.parse("2026-01-01T00:00:00Z");
  const limit = parseRateLimit("60/min,5/s");

  /** Sends requests at one time, and returns what became of each. */
  function send(limiter: RateLimiter, count: number, after: number, client = "one"): Admission[] {
    return Array.from({ length: count }, () => limiter.admit(client, limit, start + after));
  }

  it("admits a burst of the limit per second, and no more", () => {
    const admissions = send(new RateLimiter(), 7, 0);
    expect(admissions.map(({ isAdmitted }) => isAdmitted)).toEqual([true, true, true, true, true, false, false]);
    expect(admissions[0]).toMatchObject({ limit: 60, remaining: 59, retryAfter: undefined });
    expect(admissions[6]).toMatchObject({ remaining: 55, retryAfter: 1 });
  });

  it("admits the limit per minute, evenly once the burst is used", () => {
    const limiter = new RateLimiter();
    const admitted = Array.from({ length: 120 }, (_, second) => send(limiter, 5, second * 1000))
      .flat()
      .filter(({ isAdmitted }) => isAdmitted);
    // A full bucket of 60, and one a second for two minutes.
    expect(admitted.length).toBeGreaterThanOrEqual(178);
    expect(admitted.length).toBeLessThanOrEqual(180);
  });

  it("says when a request is admitted again", () => {
    const limiter = new RateLimiter();
    const perMinute = parseRateLimit("2/min");
    for (let count = 0; count < 2; count++) limiter.admit("one", perMinute, start);
    const refused = limiter.admit("one", perMinute, start + 1000);
    expect(refused).toMatchObject({ isAdmitted: false, limit: 2, remaining: 0, retryAfter: 29, reset: start + 60_000 });
    expect(limiter.admit("one", perMinute, start + 29_999).isAdmitted).toBe(false);
    expect(limiter.admit("one", perMinute, start + 30_001).isAdmitted).toBe(true);
  });

  it("counts each client, and each limit, on its own", () => {
    const limiter = new RateLimiter();
    send(limiter, 5, 0, "one");
    expect(send(limiter, 1, 0, "one")[0]?.isAdmitted).toBe(false);
    expect(send(limiter, 1, 0, "two")[0]?.isAdmitted).toBe(true);
    expect(limiter.admit("one", parseRateLimit("7/s"), start)).toMatchObject({ isAdmitted: true, limit: 420 });
  });

  it("keeps its state when the clock is set back", () => {
    const limiter = new RateLimiter();
    send(limiter, 5, 10_000);
    expect(send(limiter, 1, 0)[0]?.isAdmitted).toBe(false);
    expect(send(limiter, 1, 1000)[0]?.isAdmitted).toBe(true);
  });

  it("remembers a bounded number of clients", () => {
    const limiter = new RateLimiter();
    send(limiter, 5, 0, "first");
    for (let client = 0; client < 10_000; client++) limiter.admit(`client ${client}`, limit, start);
    // Forgotten, so its buckets are full again.
    expect(send(limiter, 1, 0, "first")[0]?.isAdmitted).toBe(true);
  });
});
