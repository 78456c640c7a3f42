import { randomUUID, hash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { form, openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

const verifier = "a-verifier-that-is-long-enough-to-be-one-of-rfc-7636";
const challenge = hash("sha256", verifier, "base64url");
const redirect_uri = "http://localhost:7777/callback?kept=1";

describe.each(engines)("the authorization code flow on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const [workspace = ""] = client_id.split("-platform-partner");
  const authorization = {
    response_type: "code",
    client_id,
    redirect_uri,
    state: "my state",
    code_challenge: challenge,
    code_challenge_method: "S256",
    login_hint: "44",
  };

  async function authorize(parameters: Record<string, string>): Promise<Response> {
    return sandbox.fetch(`${sandbox.url}/oauth/authorize?${new URLSearchParams(parameters)}`);
  }

  async function fetchRedirect(parameters: Record<string, string>): Promise<URLSearchParams> {
    const response = await authorize(parameters);
    expect(response.status).toBe(302);
    const location = new URL(response.headers.get("location") ?? "");
    expect(`${location.origin}${location.pathname}`).toBe("http://localhost:7777/callback");
    return location.searchParams;
  }

  const exchange = {
    grant_type: "authorization_code",
    client_id,
    client_secret,
    redirect_uri,
    code_verifier: verifier,
  };
  const newCode = async (): Promise<string> => (await fetchRedirect(authorization)).get("code") ?? "";

  it("issues a code for a user token that connects the dealer", async () => {
    const back = await fetchRedirect(authorization);
    expect(Object.fromEntries(back)).toEqual({
      kept: "1",
      state: "my state",
      code: expect.stringMatching(/^[\w-]{43}$/),
    });
    const token = await form(sandbox, { ...exchange, code: back.get("code") ?? "" });
    expect(token).toMatchObject({ status: 200, body: { token_type: "Bearer", refresh_token: expect.any(String) } });
    const { access_token, refresh_token } = token.body as { access_token: string; refresh_token: string };
    const connection = { external_dealer_id: "ours", company_name: "Harbor Video Monitoring" };
    expect(await sandbox.as(access_token)("PUT /partner/v1/dealers/connect", connection)).toMatchObject({
      status: 200,
      body: { dealer_id: 44 },
    });
    const renewal = { grant_type: "refresh_token", client_id, client_secret, refresh_token };
    expect(await form(sandbox, renewal)).toMatchObject({ status: 200, body: { access_token: expect.any(String) } });
    // A refresh token can be used only once.
    expect(await form(sandbox, renewal)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  it("accepts a code once, from its client, with its verifier and redirect URI, within ten minutes", async () => {
    const rejected = { status: 400, body: { error: "invalid_grant" } };
    const code = await newCode();
    const { clientId, clientSecret } = sandbox.credentials.dealerApp;
    const otherClient = { ...exchange, client_id: clientId, client_secret: clientSecret };
    expect(await form(sandbox, { ...otherClient, code })).toMatchObject(rejected);
    expect(await form(sandbox, { ...exchange, code })).toMatchObject({ status: 200 });
    expect(await form(sandbox, { ...exchange, code })).toMatchObject(rejected);
    const late = await newCode();
    await sandbox.clock.advance(10 * 60 * 1000);
    expect(await form(sandbox, { ...exchange, code: late })).toMatchObject(rejected);
    await sandbox.clock.set(new Date());
  });

  it("lets users choose the dealer on a page, or deny access", async () => {
    const { login_hint: _none, ...open } = authorization;
    const page = await authorize(open);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const text = await page.text();
    for (const name of ["CHeKT Security Solutions Inc.", "Harbor Video Monitoring", "Sandbox Platform"]) {
      expect(text).toContain(name);
    }
    const [, link = ""] = /href="([^"]+)">Harbor Video Monitoring/.exec(text) ?? [];
    const chosen = new URLSearchParams(link.replaceAll("&amp;", "&"));
    expect((await fetchRedirect(Object.fromEntries(chosen))).get("code")).toBeTruthy();
    expect(Object.fromEntries(await fetchRedirect({ ...open, choice: "deny" }))).toMatchObject({
      error: "access_denied",
    });
  });

  it("redirects with an error, but never to an invalid redirect URI", async () => {
    expect((await fetchRedirect({ ...authorization, response_type: "token" })).get("error")).toBe(
      "unsupported_response_type",
    );
    expect((await fetchRedirect({ ...authorization, code_challenge_method: "plain" })).get("error")).toBe(
      "invalid_request",
    );
    for (const wrong of [
      { client_id: "unknown" },
      { redirect_uri: "https://partner.example.com/callback" },
      { redirect_uri: "http://localhost.example.com/" },
      { redirect_uri: "http://me@localhost/" },
      { redirect_uri: "javascript:alert(1)" },
      { redirect_uri: "<script>" },
    ]) {
      const response = await authorize({ ...authorization, ...wrong });
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
      expect(await response.text()).not.toContain("<script>");
    }
    const uri = "https://partner.example.com/callback";
    const registered = await sandbox.fetch(`${sandbox.url}/_sandbox/workspaces/${workspace}/clients/${client_id}`, {
      method: "PATCH",
      body: JSON.stringify({ redirect_uris: [uri] }),
    });
    expect(registered.status).toBe(204);
    expect((await authorize({ ...authorization, redirect_uri: uri })).headers.get("location")).toContain(
      `${uri}?code=`,
    );
  });

  it("accepts assertions instead of a secret, once the client's public key is registered", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const register = async (public_key: unknown): Promise<number> => {
      const path = `${sandbox.url}/_sandbox/workspaces/${workspace}/clients/${client_id}`;
      return (await sandbox.fetch(path, { method: "PATCH", body: JSON.stringify({ public_key }) })).status;
    };
    const authenticate = async (claims: { aud?: string; iss?: string; exp?: number } = {}): Promise<unknown> => {
      const { aud = sandbox.url, iss = client_id, exp = Math.floor(Date.now() / 1000) + 60 } = claims;
      const assertion = await new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg: "ES256" })
        .setIssuer(iss)
        .setSubject(client_id)
        .setAudience(aud)
        .setExpirationTime(exp)
        .sign(privateKey);
      const { status } = await form(sandbox, {
        grant_type: "client_credentials",
        client_id,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion,
      });
      return status;
    };
    expect(await authenticate()).toBe(401);
    expect(await register({ kty: "oct", k: "c2VjcmV0" })).toBe(400);
    expect(await register(await exportJWK(publicKey))).toBe(204);
    expect(await authenticate()).toBe(200);
    expect(await authenticate({ aud: `${sandbox.url}/oauth/token` })).toBe(200);
    expect(await authenticate({ aud: "https://elsewhere.example.com" })).toBe(401);
    expect(await authenticate({ iss: "another" })).toBe(401);
    expect(await authenticate({ exp: Math.floor(Date.now() / 1000) - 60 })).toBe(401);
    expect(await register(null)).toBe(204);
    expect(await authenticate()).toBe(401);
  });
});
