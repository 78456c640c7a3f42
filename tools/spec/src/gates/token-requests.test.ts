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

const clientCredentials = { grant_type: "client_credentials" };
const authorizationCode = { grant_type: "authorization_code" };
const refreshToken = { grant_type: "refresh_token" };
const code = { code: "SplxlOBeZQQYbYS6WxSbIA" };
const refresh = { refresh_token: "tGzv3JOkF0XG5Qx2TlKWIA" };

describe("token request", () => {
  it.each([
    ["a client credentials request with a secret", { ...clientCredentials, ...secret }],
    ["a client credentials request with an assertion", { ...clientCredentials, ...assertion }],
    ["a client credentials request with a scope", { ...clientCredentials, ...secret, scope: "openid" }],
    ["an authorization code request", { ...authorizationCode, ...code, ...secret }],
    [
      "an authorization code request with a redirect URI and PKCE",
      { ...authorizationCode, ...code, ...redirect, ...verifier, ...secret },
    ],
    ["an authorization code request with an assertion", { ...authorizationCode, ...code, ...assertion }],
    ["a refresh token request", { ...refreshToken, ...refresh, ...secret }],
    ["a refresh token request with an assertion", { ...refreshToken, ...refresh, ...assertion }],
  ])("accepts %s", (_what, request) => {
    expect(isRequest(request)).toBe(true);
  });

  it.each([
    ["a request without a grant type", { ...secret }],
    ["a request with an unknown grant type", { grant_type: "password", ...secret }],
    ["a client credentials request without a client", { ...clientCredentials }],
    ["a client credentials request with a client ID only", { ...clientCredentials, ...id }],
    [
      "a client credentials request with a secret but no client ID",
      { ...clientCredentials, client_secret: "my-secret" },
    ],
    ["a client credentials request with an empty secret", { ...clientCredentials, ...id, client_secret: "" }],
    ["a client credentials request with an assertion but no assertion type", { ...clientCredentials, ...id, ...jwt }],
    ["a client credentials request with an assertion type but no assertion", { ...clientCredentials, ...id, ...type }],
    [
      "a client credentials request with an unknown assertion type",
      { ...clientCredentials, ...assertion, client_assertion_type: "jwt" },
    ],
    ["an authorization code request without a code", { ...authorizationCode, ...secret, ...redirect, ...verifier }],
    [
      "an authorization code request with a refresh token instead of a code",
      { ...authorizationCode, ...refresh, ...secret },
    ],
    ["an authorization code request without a client", { ...authorizationCode, ...code, ...redirect, ...verifier }],
    [
      "an authorization code request with a secret but no client ID",
      { ...authorizationCode, ...code, client_secret: "my-secret" },
    ],
    [
      "an authorization code request with an assertion but no assertion type",
      { ...authorizationCode, ...code, ...id, ...jwt },
    ],
    ["a refresh token request without a refresh token", { ...refreshToken, ...secret }],
    ["a refresh token request with a code instead of a refresh token", { ...refreshToken, ...code, ...secret }],
    ["a refresh token request without a client", { ...refreshToken, ...refresh }],
    ["a refresh token request with an assertion but no assertion type", { ...refreshToken, ...refresh, ...id, ...jwt }],
  ])("rejects %s", (_what, request) => {
    expect(isRequest(request)).toBe(false);
  });
});
