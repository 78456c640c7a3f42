import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import * as errors from "./errors.ts";

/** An error class, typed so that `is` can be called on any of them. */
type Guard = (abstract new (...args: never) => Error) & { is(value: unknown): boolean };

const {
  AuthError,
  ChektError,
  AuthorizationCallbackError,
  SignInRequiredError,
  TokenNetworkError,
  TokenRefusedError,
  TokenRequestError,
  TokenResponseError,
  TokenTimeoutError,
  TokenUnavailableError,
} = errors;

const details = { tokenEndpoint: "https://api.chekt.com/oauth/token", grantType: "g", attempts: 1, traceId: "id" };
const requestErrors = [
  TokenRefusedError,
  TokenUnavailableError,
  TokenNetworkError,
  TokenTimeoutError,
  TokenResponseError,
];
const classes: readonly Guard[] = [
  ChektError,
  AuthError,
  AuthorizationCallbackError,
  SignInRequiredError,
  TokenRequestError,
  ...requestErrors,
];
const created = [
  new SignInRequiredError("no"),
  new AuthorizationCallbackError("no"),
  ...requestErrors.map((ErrorClass) => new ErrorClass("no", details)),
];
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

  it.each(guards)("$guard returns false for values that are not errors of this package", ({ ErrorClass }) => {
    const values = [undefined, null, ErrorClass.name, new Error("no"), Object.assign(new Error("no"), details)];
    for (const value of [...values, { name: ErrorClass.name, ...details }]) expect(ErrorClass.is(value)).toBe(false);
  });

  it("matches subclasses of an error class", () => {
    class Special extends TokenRefusedError {}
    expect(TokenRefusedError.is(new Special("no", details))).toBe(true);
    expect(AuthError.is(new Special("no", details))).toBe(true);
    expect(Special.is(new Special("no", details))).toBe(true);
    expect(Special.is(new TokenRefusedError("no", details))).toBe(false);
  });

  it("matches errors of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("./errors.ts");
    const error = new copy.TokenRefusedError("no", details);
    expect(error).not.toBeInstanceOf(AuthError);
    expect(classes.filter((ErrorClass) => ErrorClass.is(error))).toEqual([
      AuthError,
      TokenRequestError,
      TokenRefusedError,
    ]);
  });
});

describe("error classes", () => {
  it.each(requestErrors.map((ErrorClass) => ({ ErrorClass, name: ErrorClass.name })))(
    "sets the name, message and cause of a $name",
    ({ ErrorClass }) => {
      const error = new ErrorClass("Request failed", details, { cause: "why" });
      expect(error.cause).toBe("why");
      expect(error.name).toBe(ErrorClass.name);
      expect(error.stack).toContain(`${ErrorClass.name}: Request failed`);
    },
  );

  it("hides the internal brand of an error from util.inspect", () => {
    expect(inspect(new SignInRequiredError("no"))).not.toContain("@chekt");
  });
});
