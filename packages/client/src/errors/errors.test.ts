import { describe, expect, it } from "vitest";
import { NetworkError } from "./network-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { PartnerApiError } from "./partner-api-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import { UnexpectedResponseError } from "./unexpected-response-error.ts";

const details = { operation: "getDealer", traceId: "550e8400-e29b-41d4-a716-123456789000", attempts: 1 } as const;

describe("an error of the network says what the runtime said", () => {
  it.each([
    [
      "the cause of a failed fetch",
      new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") }),
      "connect ECONNREFUSED",
    ],
    [
      "the fetch itself, where its cause says nothing",
      new TypeError("fetch failed", { cause: new Error("") }),
      "fetch failed",
    ],
    ["the fetch itself, where it has no cause", new TypeError("Load failed"), "Load failed"],
    ["something that is no error", "offline", "offline"],
  ])("%s", (_what, cause, reason) => {
    const error = new NetworkError(details, cause);
    expect(error.message).toContain(`getDealer: no answer came: ${reason} (attempts: 1, trace id: 550e8400`);
    expect(error.cause).toBe(cause);
  });
});

describe("each class knows its own", () => {
  const errors = {
    network: new NetworkError(details, new Error("gone")),
    timeout: new TimeoutError(details, 30_000),
    unexpected: new UnexpectedResponseError({ ...details, status: 302 }),
    missing: new NotFoundError({ ...details, status: 404 }),
  };

  it.each([
    ["NetworkError", NetworkError, errors.network],
    ["TimeoutError", TimeoutError, errors.timeout],
    ["UnexpectedResponseError", UnexpectedResponseError, errors.unexpected],
    ["NotFoundError", NotFoundError, errors.missing],
  ])("%s", (_name, Class, own) => {
    expect(Object.values(errors).filter((error) => Class.is(error))).toEqual([own]);
    expect(PartnerApiError.is(own)).toBe(true);
  });

  it("and none knows an error of something else with the same name", () => {
    const other = Object.assign(new Error("slow"), { name: "TimeoutError" });
    // The errors of the token sources have a trace id, too.
    const ofAuth = Object.assign(new Error("no token"), { name: "TokenRefusedError", traceId: "x", attempts: 1 });
    expect(PartnerApiError.is(ofAuth)).toBe(false);
    expect(TimeoutError.is(other)).toBe(false);
    expect(NetworkError.is(Object.assign(new Error("gone"), { name: "NetworkError" }))).toBe(false);
    expect(PartnerApiError.is(other)).toBe(false);
    for (const value of [undefined, null, "TimeoutError", { ...details, name: "TimeoutError" }]) {
      expect(TimeoutError.is(value)).toBe(false);
    }
  });
});
