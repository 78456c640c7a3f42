import { describe, expect, it } from "vitest";
import { fillPath } from "./path.ts";

describe("fillPath", () => {
  it("percent-encodes path parameters", () => {
    expect(fillPath("/dealers/{dealerId}/x/{verificationId}", { dealerId: 42, verificationId: "a b?#%" })).toBe(
      "/dealers/42/x/a%20b%3F%23%25",
    );
  });

  it.each([
    ["an empty string", "", '""'],
    ["a dot", ".", '"."'],
    ["two dots", "..", '".."'],
    ["a slash", "a/b", '"a/b"'],
    ["a lone surrogate", "\uD800", '"\\ud800"'],
    ["NaN", Number.NaN, "NaN"],
    ["a fraction", 1.5, "1.5"],
    ["infinity", Number.POSITIVE_INFINITY, "Infinity"],
    ["undefined", undefined, "undefined"],
    ["null", null, "null"],
    ["an object", {}, "[object Object]"],
  ])("rejects %s as a path parameter", (_what, value, shown) => {
    expect(() => fillPath("/dealers/{dealerId}", { dealerId: value })).toThrow(
      new TypeError(`The path parameter dealerId is ${shown}; pass the ID from the API, such as 42.`),
    );
  });
});
