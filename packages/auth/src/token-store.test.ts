import { describe, expect, expectTypeOf, it } from "vitest";
import { isStoredToken, type StoredToken, tokenKey, type TokenStore } from "./token-store.ts";

const identity = { server: "https://api.chekt.com", clientId: "app", scope: undefined };

describe("tokenKey", () => {
  it("builds a store key from the base URL, the client ID and the scopes", () => {
    expect(tokenKey({ ...identity, scope: "b a" })).toBe("chekt-token:https%3A%2F%2Fapi.chekt.com:app:a%20b");
  });

  it("ignores the order of the scopes in a store key", () => {
    expect(tokenKey({ ...identity, scope: "read write" })).toBe(tokenKey({ ...identity, scope: " write  read" }));
  });

  it("ignores the order of additional parameters in a store key", () => {
    const parameters = { a: "1", b: "2" };
    expect(tokenKey({ ...identity, parameters })).toBe(tokenKey({ ...identity, parameters: { b: "2", a: "1" } }));
  });

  it("returns different store keys for different servers, clients, scopes, users, audiences and parameters", () => {
    const keys = [
      identity,
      { ...identity, server: "http://localhost" },
      { ...identity, clientId: "app:" },
      { ...identity, scope: "app" },
      { ...identity, user: "" },
      { ...identity, user: "dealer-42" },
      { ...identity, user: "audience=a" },
      { ...identity, audience: "a" },
      { ...identity, audience: "a/" },
      { ...identity, parameters: { claim: "a" } },
      { ...identity, parameters: { claim: "b" } },
      { ...identity, user: "claim=a" },
      { ...identity, clientId: "app:dealer-42" },
    ].map(tokenKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("isStoredToken", () => {
  it.each([
    { accessToken: "a", issuedAt: 1 },
    { accessToken: "a", issuedAt: 1, expiresAt: 2, refreshToken: "r" },
  ])("accepts %j as a stored token", (value) => {
    expect(isStoredToken(value)).toBe(true);
  });

  it.each([
    undefined,
    null,
    "a",
    {},
    { accessToken: "", issuedAt: 1 },
    { accessToken: "two words", issuedAt: 1 },
    { accessToken: 1, issuedAt: 1 },
    { accessToken: "a" },
    { accessToken: "a", issuedAt: 1, expiresAt: "soon" },
    { accessToken: "a", issuedAt: 1, expiresAt: null },
    { accessToken: "a", issuedAt: 1, refreshToken: 1 },
  ])("rejects %j as a stored token", (value) => {
    expect(isStoredToken(value)).toBe(false);
  });
});

describe("TokenStore", () => {
  it("accepts a Map as a TokenStore", () => {
    expectTypeOf<Map<string, StoredToken>>().toExtend<TokenStore>();
  });

  it("accepts an asynchronous TokenStore", () => {
    expectTypeOf<{
      get: (key: string) => Promise<StoredToken | undefined>;
      set: (key: string, token: StoredToken) => Promise<void>;
      delete: (key: string) => Promise<number>;
    }>().toExtend<TokenStore>();
  });

  it("does not accept a Map of strings as a TokenStore", () => {
    expectTypeOf<Map<string, string>>().not.toExtend<TokenStore>();
  });
});
