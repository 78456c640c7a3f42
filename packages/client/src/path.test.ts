import { describe, expect, it } from "vitest";
import { fillPath } from "./path.ts";

describe("a path is filled in", () => {
  it("with numbers and texts, encoded", () => {
    expect(fillPath("/dealers/{dealerId}/x/{verificationId}", { dealerId: 42, verificationId: "a b?#%" })).toBe(
      "/dealers/42/x/a%20b%3F%23%25",
    );
  });

  it.each([
    ["an empty text", "", '""'],
    ["a dot", ".", '"."'],
    ["two dots", "..", '".."'],
    ["a slash", "a/b", '"a/b"'],
    ["half a character", "\uD800", '"\\ud800"'],
    ["not a number", Number.NaN, "NaN"],
    ["a fraction", 1.5, "1.5"],
    ["infinity", Number.POSITIVE_INFINITY, "Infinity"],
    ["nothing", undefined, "undefined"],
    ["null", null, "null"],
    ["an object", {}, "[object Object]"],
  ])("but not with %s", (_what, value, shown) => {
    expect(() => fillPath("/dealers/{dealerId}", { dealerId: value })).toThrow(
      new TypeError(`The path parameter dealerId is ${shown}; pass the id that the API gave, such as 42.`),
    );
  });
});
