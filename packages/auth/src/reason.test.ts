import { describe, expect, it } from "vitest";
import { findReason } from "./reason.ts";

describe("findReason", () => {
  const refused = new Error("connect ECONNREFUSED 127.0.0.1:24999");
  const circular = new Error("loop");
  circular.cause = circular;

  it.each([
    ["the message of an error", refused, refused.message],
    ["the message of a cause", new TypeError("fetch failed", { cause: refused }), refused.message],
    ["the deepest message", new Error("a", { cause: new Error("b", { cause: refused }) }), refused.message],
    ["the first of several", new TypeError("failed", { cause: new AggregateError([refused]) }), refused.message],
    ["the last message before an empty one", new TypeError("fetch failed", { cause: new Error("") }), "fetch failed"],
    ["the message of an error that causes itself", circular, "loop"],
    ["a thrown text", "no network", "no network"],
    ["undefined", undefined, "undefined"],
  ])("returns %s", (_what, error, reason) => {
    expect(findReason(error)).toBe(reason);
  });
});
