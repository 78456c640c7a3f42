import { describe, expect, it } from "vitest";
import { readBundle } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";

const isRequest = createValidator(readBundle())("/components/schemas/CreateTokenDto");

const id = { client_id: "my-client" };
const secret = { ...id, client_secret: "my-secret" };
const type = { client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" };
const jwt = { client_assertion: "e30.e30.c2lnbmF0dXJl" };
const assertion = { ...id, ...type, ...jwt };
const redirect = { redirect_uri: "https://partner.example.com/callback" };
const verifier = { code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" };

const own = { grant_type: "client_credentials" };
const user = { grant_type: "authorization_code" };
const renewal = { grant_type: "refresh_token" };
const code = { code: "SplxlOBeZQQYbYS6WxSbIA" };
const refresh = { refresh_token: "tGzv3JOkF0XG5Qx2TlKWIA" };

describe("a token request has the fields that its grant requires", () => {
  it.each([
    ["the partner's own token, with a secret", { ...own, ...secret }],
    ["the partner's own token, with an assertion", { ...own, ...assertion }],
    ["the partner's own token, with a scope", { ...own, ...secret, scope: "openid" }],
    ["a user's token", { ...user, ...code, ...secret }],
    ["a user's token, with the redirect URI and PKCE", { ...user, ...code, ...redirect, ...verifier, ...secret }],
    ["a user's token, with an assertion", { ...user, ...code, ...assertion }],
    ["a renewal", { ...renewal, ...refresh, ...secret }],
    ["a renewal, with an assertion", { ...renewal, ...refresh, ...assertion }],
  ])("accepts %s", (_what, request) => {
    expect(isRequest(request)).toBe(true);
  });

  it.each([
    ["no grant", { ...secret }],
    ["an unknown grant", { grant_type: "password", ...secret }],
    ["no client", { ...own }],
    ["an id alone", { ...own, ...id }],
    ["a secret without an id", { ...own, client_secret: "my-secret" }],
    ["an empty secret", { ...own, ...id, client_secret: "" }],
    ["an assertion without its type", { ...own, ...id, ...jwt }],
    ["a type without its assertion", { ...own, ...id, ...type }],
    ["an assertion of an unknown type", { ...own, ...assertion, client_assertion_type: "jwt" }],
    ["no code", { ...user, ...secret, ...redirect, ...verifier }],
    ["a refresh token in place of the code", { ...user, ...refresh, ...secret }],
    ["a code of no client", { ...user, ...code, ...redirect, ...verifier }],
    ["a code with a secret but no id", { ...user, ...code, client_secret: "my-secret" }],
    ["a code, and an assertion without its type", { ...user, ...code, ...id, ...jwt }],
    ["no refresh token", { ...renewal, ...secret }],
    ["a code in place of the refresh token", { ...renewal, ...code, ...secret }],
    ["a refresh token of no client", { ...renewal, ...refresh }],
    ["a refresh token, and an assertion without its type", { ...renewal, ...refresh, ...id, ...jwt }],
  ])("rejects %s", (_what, request) => {
    expect(isRequest(request)).toBe(false);
  });
});
