import { AuthError, SignInRequiredError, TokenRefusedError } from "@chekt/partner-auth";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import * as errors from "./errors.ts";

/** An error class, typed so that `is` can be called on any of them. */
type Guard = (abstract new (...args: never) => Error) & { is(value: unknown): boolean };

const {
  BadRequestError,
  BulkError,
  ConflictError,
  ForbiddenError,
  NetworkError,
  NotFoundError,
  PartnerApiError,
  RateLimitError,
  ServerError,
  StatusError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedResponseError,
} = errors;

const details = { operation: "getDealer", traceId: "550e8400-e29b-41d4-a716-123456789000", attempts: 1 } as const;
const tokenDetails = { tokenEndpoint: "https://api.chekt.com/oauth/token", grantType: "g", attempts: 1, traceId: "id" };

const statusClasses = [
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ServerError,
  UnauthorizedError,
  UnexpectedResponseError,
];
const classes: readonly Guard[] = [
  PartnerApiError,
  StatusError,
  NetworkError,
  TimeoutError,
  BulkError,
  ...statusClasses,
];
const created = [
  new NetworkError(details, new Error("gone")),
  new TimeoutError(details, 30_000),
  new BulkError({ succeeded: [], failed: [] }),
  ...statusClasses.map((StatusClass) => new StatusClass({ ...details, status: 400 })),
  new TokenRefusedError("no", tokenDetails),
  new SignInRequiredError("no"),
];
const named = created.map((error) => ({ error, className: error.constructor.name }));
const pairs = classes.flatMap((ErrorClass) =>
  created.map((error) => ({ ErrorClass, error, guard: `${ErrorClass.name}.is`, errorName: error.name })),
);

const guards = classes.map((ErrorClass) => ({ ErrorClass, guard: `${ErrorClass.name}.is` }));

describe("error guards", () => {
  it("tests every exported error class", () => {
    const exported = Object.values(errors).filter((value) => "is" in value);
    expect(new Set(exported)).toEqual(new Set(classes));
  });

  it.each(pairs)("$guard agrees with instanceof for $errorName", ({ ErrorClass, error }) => {
    expect(ErrorClass.is(error)).toBe(error instanceof ErrorClass);
  });

  it.each(named)("AuthError.is agrees with instanceof for $className", ({ error }) => {
    expect(AuthError.is(error)).toBe(error instanceof AuthError);
  });

  it.each(guards)("$guard returns false for values that are not errors of this package", ({ ErrorClass }) => {
    const values = [undefined, null, ErrorClass.name, new Error("no"), new DOMException("slow", ErrorClass.name)];
    for (const value of [...values, { ...details, name: ErrorClass.name }]) expect(ErrorClass.is(value)).toBe(false);
  });

  it("matches errors of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("./errors.ts");
    const error = new copy.NotFoundError({ ...details, status: 404 });
    expect(error).not.toBeInstanceOf(PartnerApiError);
    expect(classes.filter((ErrorClass) => ErrorClass.is(error))).toEqual([PartnerApiError, StatusError, NotFoundError]);
    expect(StatusError.is(new copy.NetworkError(details, "gone"))).toBe(false);
  });
});

describe("error classes", () => {
  it.each(named)("uses the class name and hides the internal brand of $className", ({ error }) => {
    expect(error.name).toBe(error.constructor.name);
    expect(error.stack).toContain(`${error.name}: `);
    expect(inspect(error)).not.toContain("@chekt/error");
  });

  it.each([
    [
      "the cause of a failed fetch",
      new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") }),
      "connect ECONNREFUSED",
    ],
    [
      "the fetch error when its cause has no message",
      new TypeError("fetch failed", { cause: new Error("") }),
      "fetch failed",
    ],
    ["the fetch error without a cause", new TypeError("Load failed"), "Load failed"],
    ["a thrown value that is not an error", "offline", "offline"],
  ])("includes %s in the message of a NetworkError", (_what, cause, reason) => {
    const error = new NetworkError(details, cause);
    expect(error.message).toContain(`getDealer: no response: ${reason} (attempts: 1, trace id: 550e8400`);
    expect(error.cause).toBe(cause);
  });
});
