import { describe, expect, it } from "vitest";
import { parseBaseUrl } from "./base-url.ts";

describe("parseBaseUrl", () => {
  it.each([
    ["https://api.chekt.com", "https://api.chekt.com"],
    ["https://api.chekt.com//", "https://api.chekt.com"],
    ["https://proxy.example/chekt/", "https://proxy.example/chekt"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://api.localhost:4010", "http://api.localhost:4010"],
    ["http://127.8.8.8", "http://127.8.8.8"],
    ["http://[::1]:80/", "http://[::1]"],
  ])("parses the base URL %s as %s", (baseUrl, expected) => {
    expect(parseBaseUrl(baseUrl)).toBe(expected);
  });

  it.each([
    ["api.chekt.com", "not an absolute URL"],
    ["http://api.chekt.com", "https only"],
    ["http://localhost.evil.example", "https only"],
    ["http://127.0.0.1.evil.example", "https only"],
    ["http://evil-localhost", "https only"],
    ["http://10.0.0.1", "https only"],
    ["ftp://localhost", "https only"],
    ["https://api.chekt.com/partner/v1", 'must not include /partner/v1: use "https://api.chekt.com".'],
    ["https://proxy.example/a/partner/v1/", 'must not include /partner/v1/: use "https://proxy.example/a".'],
    ["https://api.chekt.com/oauth/token", 'must not include /oauth/token: use "https://api.chekt.com".'],
    ["https://api.chekt.com?x=1", "must not have a query"],
    ["https://api.chekt.com#x", "must not have a fragment"],
  ])("rejects the base URL %s: %s", (baseUrl, message) => {
    expect(() => parseBaseUrl(baseUrl)).toThrow(TypeError);
    expect(() => parseBaseUrl(baseUrl)).toThrow(message);
  });

  it.each(["https://user@api.chekt.com", "https://:hunter2@api.chekt.com", "https://:hunter2@api.chekt.com:none"])(
    "rejects the base URL %s without quoting the password",
    (baseUrl) => {
      expect(() => parseBaseUrl(baseUrl)).toThrow(TypeError);
      expect(() => parseBaseUrl(baseUrl)).not.toThrow("hunter2");
    },
  );
});
