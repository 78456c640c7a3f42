import { describe, expect, it } from "vitest";
import { isUsable, nextRenewalTime, renewalTime } from "./freshness.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const token = (lifetime: number) => ({ issuedAt: 0, expiresAt: lifetime });

describe("token freshness", () => {
  it("treats a token as usable until ten seconds before it expires", () => {
    expect(isUsable(token(60 * MINUTE), 60 * MINUTE - 10 * SECOND - 1)).toBe(true);
    expect(isUsable(token(60 * MINUTE), 60 * MINUTE - 10 * SECOND)).toBe(false);
  });

  it("treats a short-lived token as usable for nine tenths of its lifetime", () => {
    expect(isUsable(token(5 * SECOND), 4499)).toBe(true);
    expect(isUsable(token(5 * SECOND), 4500)).toBe(false);
  });

  it("treats a token with an unknown expiry as always usable", () => {
    expect(isUsable({ issuedAt: 0 }, 365 * 24 * 60 * MINUTE)).toBe(true);
  });

  it("renews a token at a random time between 5 and 2.5 minutes before it expires", () => {
    expect(renewalTime(token(60 * MINUTE), 0)).toBe(57.5 * MINUTE);
    expect(renewalTime(token(60 * MINUTE), 1)).toBe(55 * MINUTE);
  });

  it.each([1, 5, 60, 600])(
    "renews a token that lives for %d s in its last quarter, before it becomes unusable",
    (seconds) => {
      const short = token(seconds * SECOND);
      expect(renewalTime(short, 1)).toBe(seconds * 0.75 * SECOND);
      expect(isUsable(short, renewalTime(short, 0))).toBe(true);
    },
  );

  it("renews a token with an unknown expiry within an hour", () => {
    expect(renewalTime({ issuedAt: 0 }, 0)).toBe(57.5 * MINUTE);
  });

  it("retries a failed renewal after a quarter of the remaining time, but within 1 to 30 seconds", () => {
    expect(nextRenewalTime(token(60 * MINUTE), 0)).toBe(30 * SECOND);
    expect(nextRenewalTime(token(60 * SECOND), 0)).toBe(15 * SECOND);
    expect(nextRenewalTime(token(2 * SECOND), 0)).toBe(SECOND);
    expect(nextRenewalTime({ issuedAt: 0 }, 0)).toBe(30 * SECOND);
  });
});
