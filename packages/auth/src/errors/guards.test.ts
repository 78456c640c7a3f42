import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { AuthError } from "./auth-error.ts";
import { AuthorizationCallbackError } from "./authorization-callback-error.ts";
import { isAuthError, isTokenRequestError } from "./guards.ts";
import { SignInRequiredError } from "./sign-in-required-error.ts";
import { TokenNetworkError } from "./token-network-error.ts";
import { TokenRefusedError } from "./token-refused-error.ts";
import { TokenRequestError } from "./token-request-error.ts";
import { TokenResponseError } from "./token-response-error.ts";
import { TokenTimeoutError } from "./token-timeout-error.ts";
import { TokenUnavailableError } from "./token-unavailable-error.ts";

const details = { tokenEndpoint: "https://api.chekt.com/oauth/token", grantType: "g", attempts: 1, traceId: "id" };
const requestErrors = [
  TokenRefusedError,
  TokenUnavailableError,
  TokenNetworkError,
  TokenTimeoutError,
  TokenResponseError,
];

describe("the guards", () => {
  it.each(requestErrors)("know %o", (ErrorClass) => {
    const error = new ErrorClass("It failed", details, { cause: "why" });
    expect([isTokenRequestError(error), isAuthError(error)]).toEqual([true, true]);
    expect(error).toBeInstanceOf(TokenRequestError);
    expect(error).toBeInstanceOf(AuthError);
    expect(error.cause).toBe("why");
    expect(error.name).toBe(ErrorClass.name);
    expect(error.stack).toContain(`${ErrorClass.name}: It failed`);
  });

  it.each([new SignInRequiredError("no"), new AuthorizationCallbackError("no")])("know %o", (error) => {
    expect([isTokenRequestError(error), isAuthError(error)]).toEqual([false, true]);
  });

  it("know an error of another realm", () => {
    const error: unknown = runInNewContext('Object.assign(new Error("no"), { name: "TokenRefusedError" })');
    expect(error).not.toBeInstanceOf(Error);
    expect(isTokenRequestError(error)).toBe(true);
  });

  it.each([
    undefined,
    null,
    "TokenRefusedError",
    new Error("no"),
    { name: "TokenRefusedError" },
    Object.assign(new Error("no"), { name: 7 }),
  ])("do not take %o for one", (value) => {
    expect([isTokenRequestError(value), isAuthError(value)]).toEqual([false, false]);
  });
});
