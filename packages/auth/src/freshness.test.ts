import { describe, expect, it } from "vitest";
import { isUsable, nextRenewalTime, renewalTime } from "./freshness.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const token = (lifetime: number) => ({ issuedAt: 0, expiresAt: lifetime });

describe("a token", () => {
  it("is used until ten seconds before it expires", () => {
    expect(isUsable(token(60 * MINUTE), 60 * MINUTE - 10 * SECOND - 1)).toBe(true);
    expect(isUsable(token(60 * MINUTE), 60 * MINUTE - 10 * SECOND)).toBe(false);
  });

  it("is used for nine tenths of a short lifetime", () => {
    expect(isUsable(token(5 * SECOND), 4499)).toBe(true);
    expect(isUsable(token(5 * SECOND), 4500)).toBe(false);
  });

  it("is used until it is rejected when its expiry is unknown", () => {
    expect(isUsable({ issuedAt: 0 }, 365 * 24 * 60 * MINUTE)).toBe(true);
  });

  it("is renewed two and a half to five minutes before it expires, at a random time per process", () => {
    expect(renewalTime(token(60 * MINUTE), 0)).toBe(57.5 * MINUTE);
    expect(renewalTime(token(60 * MINUTE), 1)).toBe(55 * MINUTE);
  });

  it.each([1, 5, 60, 600])("of %d s is renewed in its last quarter, before it becomes unusable", (seconds) => {
    const short = token(seconds * SECOND);
    expect(renewalTime(short, 1)).toBe(seconds * 0.75 * SECOND);
    expect(isUsable(short, renewalTime(short, 0))).toBe(true);
  });

  it("is renewed within an hour when its expiry is unknown", () => {
    expect(renewalTime({ issuedAt: 0 }, 0)).toBe(57.5 * MINUTE);
  });

  it("is renewed again after a quarter of its remaining time, 1 to 30 seconds, when that failed", () => {
    expect(nextRenewalTime(token(60 * MINUTE), 0)).toBe(30 * SECOND);
    expect(nextRenewalTime(token(60 * SECOND), 0)).toBe(15 * SECOND);
    expect(nextRenewalTime(token(2 * SECOND), 0)).toBe(SECOND);
    expect(nextRenewalTime({ issuedAt: 0 }, 0)).toBe(30 * SECOND);
  });
});
