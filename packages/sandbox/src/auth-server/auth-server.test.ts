import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { once } from "node:events";
import { catchError } from "@chekt/testing";
import { freePort } from "@chekt/testing/free-port";
import { importPKCS8, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { scopes } from "../generated/scopes.ts";
import { startSandbox } from "../sandbox.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const DAY = 86_400;

interface Claims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string;
  readonly iat?: number;
  readonly exp?: number;
  readonly jti?: string | undefined;
}

describe.each(engines)("the authorization server on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace, { authServer: true });
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const server = sandbox.authServer;
  if (server?.privateKey === undefined) throw new Error("The sandbox has no authorization server.");
  const { audience, authorizationEndpoint, issuer, keyId, tokenEndpoint, privateKey } = server;
  const key = await importPKCS8(privateKey, "RS256");

  async function sign(changes: Claims = {}, header: { kid?: string; alg?: string } = {}): Promise<string> {
    const iat = changes.iat ?? Math.floor((await sandbox.clock.now()).getTime() / 1000);
    const claims: Record<string, unknown> = {
      iss: clientId,
      sub: clientId,
      aud: issuer,
      iat,
      exp: iat + 300,
      jti: randomUUID(),
      ...changes,
    };
    const jwt = new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: keyId, ...header });
    return jwt.sign(header.alg === "PS256" ? await importPKCS8(server?.privateKey ?? "", "PS256") : key);
  }

  async function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(tokenEndpoint, { method: "POST", headers, body: new URLSearchParams(fields) });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  const machine = async (changes: Record<string, string> = {}) => ({
    grant_type: "client_credentials",
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: await sign(),
    audience,
    ...changes,
  });

  it("issues a machine token for a day that the API accepts, with and without client_id", async () => {
    for (const named of [{}, { client_id: clientId }]) {
      const { status, headers, body } = await send(await machine(named));
      expect({ status, body }).toEqual({
        status: 200,
        body: { access_token: expect.any(String), token_type: "Bearer", expires_in: DAY, scope: scopes.join(" ") },
      });
      expect(headers.get("cache-control")).toBe("no-store");
      const call = sandbox.as((body as { access_token: string }).access_token);
      const [dealer] = sandbox.dealers.connected;
      expect(await call(`GET /partner/v1/dealers/${dealer}`)).toMatchObject({ status: 200 });
      expect(await call(`GET /partner/v1/dealers/${sandbox.dealers.notConnected}`)).toMatchObject({ status: 403 });
    }
  });

  it("issues a machine token with the requested scopes, of those that are granted", async () => {
    const { status, body } = await send(await machine({ scope: "read:dealer read:sites" }));
    expect({ status, body }).toMatchObject({ status: 200, body: { scope: "read:dealer read:sites" } });
    const call = sandbox.as((body as { access_token: string }).access_token);
    const [dealer] = sandbox.dealers.connected;
    expect(await call(`GET /partner/v1/dealers/${dealer}`)).toMatchObject({ status: 200 });
    expect(await call(`GET /partner/v1/dealers/${dealer}/monitoring-stations`)).toMatchObject({
      status: 403,
      body: { code: "insufficient_scope", error_message: expect.stringContaining("read:monitoring_stations") },
    });
    await sandbox.grantScopes(["read:dealer"]);
    expect((await send(await machine())).body).toMatchObject({ scope: "read:dealer" });
    await sandbox.grantScopes(null);
    expect(await send(await machine({ scope: "read:all" }))).toMatchObject({
      status: 400,
      body: { error: "invalid_scope", error_description: expect.stringContaining('Unknown scope "read:all"') },
    });
  });

  it("expires a machine token after a day", async () => {
    const { body } = await send(await machine());
    const call = sandbox.as((body as { access_token: string }).access_token);
    const path = `GET /partner/v1/dealers/${sandbox.dealers.connected[0]}` as const;
    await sandbox.clock.advance((DAY - 1) * 1000);
    expect(await call(path)).toMatchObject({ status: 200 });
    await sandbox.clock.advance(1000);
    expect(await call(path)).toMatchObject({ status: 401 });
    await sandbox.clock.set(new Date());
  });

  it.each<[string, () => Promise<Record<string, string>>, number, string, string]>([
    ["an audience that is missing", async () => omit(await machine(), "audience"), 403, "access_denied", "required"],
    ["an unknown audience", () => machine({ audience: `${audience}/` }), 403, "access_denied", "Unknown audience"],
    [
      "a secret",
      async () => ({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, audience }),
      401,
      "invalid_client",
      "client_assertion is required",
    ],
    ["another assertion type", () => machine({ client_assertion_type: "jwt" }), 400, "invalid_request", "must be urn:"],
    ["another client_id", () => machine({ client_id: "other" }), 401, "invalid_client", "The client is unknown"],
    ["a string that is not a JWT", () => machine({ client_assertion: "x" }), 401, "invalid_client", "is unknown"],
    [
      "a long assertion",
      () => machine({ client_id: clientId, client_assertion: "x".repeat(9000) }),
      401,
      "invalid_client",
      "not a JWT of at most 8192 characters",
    ],
    [
      "an assertion without the final slash",
      async () => machine({ client_assertion: await sign({ aud: issuer.slice(0, -1) }) }),
      401,
      "invalid_client",
      "with the final slash",
    ],
    [
      "an issuer that is a number",
      async () => machine({ client_assertion: await sign({ iss: JSON.parse("7") }) }),
      401,
      "invalid_client",
      "is unknown",
    ],
    [
      "another subject",
      async () => machine({ client_assertion: await sign({ sub: "other" }) }),
      401,
      "invalid_client",
      'unexpected "sub" claim value',
    ],
    [
      "an assertion without jti",
      async () => machine({ client_assertion: await sign({ jti: undefined }) }),
      401,
      "invalid_client",
      'missing required "jti" claim',
    ],
    [
      "another kid",
      async () => machine({ client_assertion: await sign({}, { kid: "2025" }) }),
      401,
      "invalid_client",
      "the kid in its header must be",
    ],
    [
      "another algorithm",
      async () => machine({ client_assertion: await sign({}, { alg: "PS256" }) }),
      401,
      "invalid_client",
      '"alg" (Algorithm) Header Parameter value not allowed',
    ],
    [
      "an assertion of six minutes",
      async () => machine({ client_assertion: await sign({ exp: Math.floor(Date.now() / 1000) + 360 }) }),
      401,
      "invalid_client",
      "at most 300 are allowed",
    ],
    [
      "an expired assertion",
      async () => machine({ client_assertion: await sign({ iat: Math.floor(Date.now() / 1000) - 600 }) }),
      401,
      "invalid_client",
      '"exp" claim timestamp check failed',
    ],
    [
      "no grant type",
      async () => omit(await machine(), "grant_type"),
      400,
      "invalid_request",
      "grant_type is required",
    ],
  ])("rejects %s with the reason", async (_what, fields, status, error, description) => {
    expect(await send(await fields())).toMatchObject({
      status,
      body: { error, error_description: expect.stringContaining(description) },
    });
  });

  it("rejects a signature of another key, and a client without a key", async () => {
    const { privateKey: other } = (await startedServer()) ?? {};
    const foreign = await new SignJWT({
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 300,
      jti: randomUUID(),
    })
      .setProtectedHeader({ alg: "RS256", kid: keyId })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(issuer)
      .sign(await importPKCS8(other ?? "", "RS256"));
    expect(await send(await machine({ client_assertion: foreign }))).toMatchObject({ status: 401 });
    const dealerApp = sandbox.credentials.dealerApp.clientId;
    const assertion = await sign({ iss: dealerApp, sub: dealerApp });
    expect(await send(await machine({ client_assertion: assertion }))).toMatchObject({
      status: 401,
      body: { error_description: expect.stringContaining("no public key is registered") },
    });
  });

  it("says where credentials go if they are sent with HTTP Basic", async () => {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const fields = { grant_type: "client_credentials", audience };
    expect(await send(fields, { authorization })).toMatchObject({
      status: 401,
      body: { error: "invalid_client", error_description: expect.stringContaining("client_assertion, in the form") },
    });
  });

  it("signs a user in with the audience, without PKCE, and rotates refresh tokens", async () => {
    const redirect_uri = "http://localhost:7777/callback";
    const authorize = async (changes: Record<string, string>): Promise<URLSearchParams> => {
      const query = new URLSearchParams({
        response_type: "code",
        client_id: clientId,
        redirect_uri,
        login_hint: String(sandbox.dealers.notConnected),
        ...changes,
      });
      const response = await fetch(`${authorizationEndpoint}?${query}`, { redirect: "manual" });
      return new URL(response.headers.get("location") ?? "").searchParams;
    };
    expect((await authorize({})).get("error_description")).toContain("audience is required");
    expect((await authorize({ audience: "other" })).get("error_description")).toContain('Unknown audience "other"');
    const code = (await authorize({ audience })).get("code") ?? "";
    const client = { client_id: clientId, client_secret: clientSecret };
    const first = await send({ grant_type: "authorization_code", code, redirect_uri, ...client });
    expect(first).toMatchObject({ status: 200, body: { expires_in: DAY } });
    const { refresh_token } = first.body as { refresh_token: string };
    const second = await send({ grant_type: "refresh_token", refresh_token, ...client });
    const { access_token, refresh_token: next } = second.body as { access_token: string; refresh_token: string };
    expect(next).not.toBe(refresh_token);
    expect(await send({ grant_type: "refresh_token", refresh_token, ...client })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
    const connection = { external_dealer_id: "ours", company_name: "Harbor" };
    expect(await sandbox.as(access_token)("PUT /partner/v1/dealers/connect", connection)).toMatchObject({
      status: 200,
    });
  });

  it("injects faults of createToken: a client without access, a limit, and a dropped connection", async () => {
    await sandbox.faults.add({ operation: "createToken", status: 403, times: 1 });
    expect(await send(await machine())).toMatchObject({ status: 403, body: { error: "access_denied" } });
    await sandbox.faults.clear();
    await sandbox.faults.add({ operation: "createToken", status: 429, retryAfter: 7, times: 1 });
    const limited = await send(await machine());
    expect(limited).toMatchObject({ status: 429, body: { error: "too_many_requests" } });
    expect(limited.headers.get("retry-after")).toBe("7");
    await sandbox.faults.clear();
    await sandbox.faults.add({ operation: "createToken", drop: "before", times: 1 });
    expect(await catchError(send(await machine()))).toMatchObject({ name: "TypeError" });
    await sandbox.faults.clear();
    expect(await send(await machine())).toMatchObject({ status: 200 });
  });

  it("responds to other paths with those that it has", async () => {
    const response = await fetch(`${server?.url}/partner/v1/dealers/42`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("POST /oauth/token and GET /authorize");
  });

  it("rejects a body that is not a form", async () => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(tokenEndpoint, { method: "POST", headers, body: "{}" });
    expect(response.status).toBe(400);
  });
});

async function startedServer() {
  const sandbox = await startSandbox({ seed: "empty", authServer: { port: 0 } });
  await sandbox.close();
  return sandbox.authServer;
}

function omit(fields: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

describe("startSandbox with an authorization server", () => {
  it("has none by default", async () => {
    const sandbox = await startSandbox({ seed: "empty" });
    expect(sandbox.authServer).toBeUndefined();
    await sandbox.close();
  });

  it("closes the server of the API when the port of the authorization server is in use", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const address = blocker.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const apiPort = await freePort();
    const error = await catchError(startSandbox({ seed: "empty", port: apiPort, authServer: { port } }));
    expect(error).toMatchObject({ code: "EADDRINUSE", port });
    expect(await catchError(fetch(`http://127.0.0.1:${apiPort}/healthz`))).toMatchObject({
      cause: { code: "ECONNREFUSED" },
    });
    blocker.close();
  });

  it("rejects a public key that is not one, without starting", async () => {
    const error = await catchError(startSandbox({ authServer: { publicKey: "x" } }));
    expect(error.message).toContain("not an RSA public key");
  });
});
