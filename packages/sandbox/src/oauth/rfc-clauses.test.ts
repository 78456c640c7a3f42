import { hash, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { form, openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

const verifier = "a-verifier-that-is-long-enough-to-be-one-of-rfc-7636";
const redirect_uri = "http://localhost:7777/callback";
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The clauses of the OAuth standards that protect codes, tokens and assertions. */
describe.each(engines)("OAuth on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const { dealerApp } = sandbox.credentials;
  const credentials = { client_id, client_secret };
  const request = {
    response_type: "code",
    client_id,
    redirect_uri,
    state: "my-state",
    code_challenge: hash("sha256", verifier, "base64url"),
    code_challenge_method: "S256",
    login_hint: "44",
  };

  type Pairs = readonly (readonly [string, string])[];

  async function authorize(pairs: Pairs): Promise<Response> {
    const query = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
    return sandbox.fetch(`${sandbox.url}/oauth/authorize?${query}`, { redirect: "manual" });
  }
  /** The parameters of a redirect back to the client. */
  async function redirected(pairs: Pairs): Promise<Record<string, string>> {
    const location = (await authorize(pairs)).headers.get("location");
    expect(location).not.toBeNull();
    return Object.fromEntries(new URL(location ?? "").searchParams);
  }
  const newCode = async (changes: Record<string, string> = {}): Promise<string> =>
    (await redirected(Object.entries({ ...request, ...changes })))["code"] ?? "";
  const exchange = (code: string, changes: Record<string, string> = {}) =>
    form(sandbox, {
      grant_type: "authorization_code",
      ...credentials,
      code,
      redirect_uri,
      code_verifier: verifier,
      ...changes,
    });
  const refresh = (refresh_token: string) =>
    form(sandbox, { grant_type: "refresh_token", ...credentials, refresh_token });
  async function signIn(): Promise<{ code: string; access_token: string; refresh_token: string }> {
    const code = await newCode();
    const { body } = await exchange(code);
    return { code, ...(body as { access_token: string; refresh_token: string }) };
  }
  /** 403, because a user token can only connect its dealer; 401 if the token is invalid. */
  const use = async (token: string): Promise<number> => (await sandbox.as(token)("GET /partner/v1/dealers/42")).status;
  const refused = { status: 400, body: { error: "invalid_grant" } };

  it("RFC 6749, 3.1: refuses repeated parameters of an authorization request", async () => {
    const pairs = Object.entries(request);
    for (const name of ["response_type", "scope", "code_challenge", "code_challenge_method", "login_hint", "x"]) {
      const twice: Pairs = [...pairs, [name, "1"], [name, "1"]];
      expect(await redirected(twice)).toMatchObject({
        error: "invalid_request",
        error_description: `${name} may appear only once`,
        state: "my-state",
      });
    }
    for (const name of ["client_id", "redirect_uri", "state"] as const) {
      const page = await authorize([...pairs, [name, request[name]]]);
      expect([page.status, page.headers.get("location")]).toEqual([400, null]);
      expect(await page.text()).toContain(`${name} may appear only once.`);
    }
  });

  it("RFC 6749, 3.2: refuses repeated parameters of a token request", async () => {
    const pairs: [string, string][] = Object.entries({ grant_type: "client_credentials", ...credentials });
    for (const [name, value] of pairs) {
      expect(await form(sandbox, [...pairs, [name, value]])).toMatchObject({
        status: 400,
        body: { error: "invalid_request" },
      });
    }
  });

  it("RFC 6749, 3.1.2.1: sends no code to a redirect URI that is not registered, or has control characters", async () => {
    for (const uri of [
      "https://attacker.example/callback",
      "http://localhost.attacker.example/",
      "http://localhost@attacker.example/",
      "http://user:secret@localhost/",
      "http://localhost/#fragment",
      "http://localhost/\0",
      "http://local\thost/",
      " http://localhost/",
      "javascript:alert(1)//localhost",
    ]) {
      const page = await authorize(Object.entries({ ...request, redirect_uri: uri }));
      expect([uri, page.status, page.headers.get("location")]).toEqual([uri, 400, null]);
    }
  });

  it("RFC 6749, 2.2: knows no client whose ID has a NUL character", async () => {
    for (const id of [`${client_id}\0`, `\0${client_id}`, client_id.replace("-", "\0-")]) {
      expect(await form(sandbox, { grant_type: "client_credentials", client_id: id, client_secret })).toMatchObject({
        status: 401,
        body: { error: "invalid_client" },
      });
      expect((await authorize(Object.entries({ ...request, client_id: id }))).status).toBe(400);
    }
  });

  it("RFC 6749, 4.1.2: revokes the tokens of a code that is used twice", async () => {
    const { code, access_token, refresh_token } = await signIn();
    const { body } = await refresh(refresh_token);
    const renewed = body as { access_token: string; refresh_token: string };
    expect([await use(access_token), await use(renewed.access_token)]).toEqual([403, 403]);
    expect(await exchange(code)).toMatchObject(refused);
    expect([await use(access_token), await use(renewed.access_token)]).toEqual([401, 401]);
    expect(await refresh(renewed.refresh_token)).toMatchObject(refused);
  });

  it("RFC 6749, 4.1.2: keeps the tokens of other sign-ins", async () => {
    const [one, other] = [await signIn(), await signIn()];
    expect(await exchange(one.code)).toMatchObject(refused);
    expect([await use(one.access_token), await use(other.access_token)]).toEqual([401, 403]);
    expect(await refresh(other.refresh_token)).toMatchObject({ status: 200 });
  });

  it.each<[string, Record<string, string>]>([
    ["a wrong code_verifier", { code_verifier: verifier.replace("a", "b") }],
    ["another redirect_uri", { redirect_uri: "http://localhost/" }],
  ])("RFC 7636, 4.6: uses up a code that is sent with %s", async (_what, changes) => {
    const code = await newCode();
    expect(await exchange(code, changes)).toMatchObject(refused);
    expect(await exchange(code)).toMatchObject(refused);
  });

  it("RFC 6749, 5.2: does not use up a code that another client sends", async () => {
    const code = await newCode();
    const other = { client_id: dealerApp.clientId, client_secret: dealerApp.clientSecret };
    expect(await exchange(code, other)).toMatchObject(refused);
    expect(await exchange(code)).toMatchObject({ status: 200 });
  });

  it.each(["short", "x".repeat(42), "x".repeat(44), `${"x".repeat(42)}=`, `${"x".repeat(42)}+`, "x".repeat(128), ""])(
    "RFC 7636, 4.2: refuses the code_challenge %j, which is no SHA-256 in base64url",
    async (code_challenge) => {
      expect(await redirected(Object.entries({ ...request, code_challenge }))).toMatchObject({
        error: "invalid_request",
        error_description: expect.stringContaining("code_challenge"),
      });
    },
  );

  it("RFC 7636, 4.3: refuses a code_challenge with another method than S256", async () => {
    for (const method of ["plain", "s256", ""]) {
      const changed = { ...request, code_challenge: verifier.slice(0, 43), code_challenge_method: method };
      expect(await redirected(Object.entries(changed))).toMatchObject({ error: "invalid_request" });
    }
  });

  it("RFC 9700, 4.14.2: revokes the sign-in of a refresh token that is used again later", async () => {
    const { access_token, refresh_token } = await signIn();
    const { body } = await refresh(refresh_token);
    const renewed = body as { access_token: string; refresh_token: string };
    // Processes that share a token may use it at the same moment.
    expect(await refresh(refresh_token)).toMatchObject(refused);
    expect([await use(access_token), await use(renewed.access_token)]).toEqual([403, 403]);
    await sandbox.clock.advance(10_000);
    expect(await refresh(refresh_token)).toMatchObject(refused);
    expect([await use(access_token), await use(renewed.access_token)]).toEqual([401, 401]);
    expect(await refresh(renewed.refresh_token)).toMatchObject(refused);
    await sandbox.clock.set(new Date());
  });

  it("RFC 7009, 2.1: revokes the refresh tokens of a revoked access token, and with all tokens also codes", async () => {
    const [one, other] = [await signIn(), await signIn()];
    expect(await sandbox.revokeTokens(one.access_token)).toBe(1);
    expect(await refresh(one.refresh_token)).toMatchObject(refused);
    const code = await newCode();
    await sandbox.revokeTokens();
    expect(await refresh(other.refresh_token)).toMatchObject(refused);
    expect(await exchange(code)).toMatchObject(refused);
  });

  describe("client assertions", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const [workspace = ""] = client_id.split("-platform-partner");
    const now = (): number => Math.floor(Date.now() / 1000);

    async function sign(changes: Record<string, unknown> = {}): Promise<string> {
      const path = `${sandbox.url}/_sandbox/workspaces/${workspace}/clients/${client_id}`;
      const body = JSON.stringify({ public_key: await exportJWK(publicKey) });
      expect((await sandbox.fetch(path, { method: "PATCH", body })).status).toBe(204);
      const claims = {
        iss: client_id,
        sub: client_id,
        aud: sandbox.url,
        exp: now() + 60,
        jti: randomUUID(),
        ...changes,
      };
      return new SignJWT(claims).setProtectedHeader({ alg: "ES256" }).sign(privateKey);
    }
    async function authenticate(client_assertion: string, origin: string = sandbox.url): Promise<number> {
      const response = await sandbox.fetch(`${origin}/oauth/token`, {
        method: "POST",
        headers: { host: new URL(origin).host },
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id,
          client_assertion_type: ASSERTION_TYPE,
          client_assertion,
        }),
      });
      return response.status;
    }

    it("RFC 7523, 3: are accepted for each name of the server", async () => {
      const { port } = sandbox;
      for (const origin of [sandbox.url, `http://localhost:${port}`, `http://[::1]:${port}`]) {
        for (const aud of [origin, `${origin}/`, `${origin}/oauth/token`, [origin]]) {
          expect([aud, await authenticate(await sign({ aud }))]).toEqual([aud, 200]);
        }
      }
    });

    it("RFC 7523, 3: are refused for another audience, even if the request names that host", async () => {
      for (const origin of ["https://attacker.example", `http://attacker.example:${sandbox.port}`]) {
        expect(await authenticate(await sign({ aud: origin }), origin)).toBe(401);
      }
    });

    it("RFC 7523, 3: are refused without jti, or a second time", async () => {
      expect(await authenticate(await sign({ jti: undefined }))).toBe(401);
      const assertion = await sign();
      expect([await authenticate(assertion), await authenticate(assertion)]).toEqual([200, 401]);
      const jti = randomUUID();
      expect([await authenticate(await sign({ jti })), await authenticate(await sign({ jti }))]).toEqual([200, 401]);
    });

    it("RFC 7523, 3: are accepted once by servers that receive them at the same moment", async () => {
      const assertion = await sign();
      const statuses = await Promise.all(Array.from({ length: 5 }, () => authenticate(assertion)));
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 401)).toHaveLength(4);
    });

    it("RFC 7523, 3: are refused with an exp that is missing, past, or more than an hour ahead", async () => {
      for (const exp of [undefined, now() - 60, now() + 3600 + 60, now() + 10 * 365 * 86_400, 1e18]) {
        expect([exp, await authenticate(await sign({ exp }))]).toEqual([exp, 401]);
      }
      expect(await authenticate(await sign({ exp: now() + 3600 }))).toBe(200);
    });

    it("RFC 7523, 3: are refused for another client, before their nbf, and beyond 8192 characters", async () => {
      expect(await authenticate(await sign({ padding: "x".repeat(8192) }))).toBe(400);
      for (const changes of [{ iss: dealerApp.clientId }, { sub: dealerApp.clientId }, { nbf: now() + 600 }]) {
        expect([changes, await authenticate(await sign(changes))]).toEqual([changes, 401]);
      }
    });

    it("RFC 8725, 3.1: are refused without a signature, and with a symmetric one", async () => {
      const [, payload = ""] = (await sign()).split(".");
      const none = Buffer.from('{"alg":"none"}').toString("base64url");
      expect(await authenticate(`${none}.${payload}.`)).toBe(401);
      const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
      const symmetric = await new SignJWT({ iss: client_id, sub: client_id, aud: sandbox.url, jti: "1" })
        .setProtectedHeader({ alg: "HS256" })
        .setExpirationTime("1 minute")
        .sign(secret);
      expect(await authenticate(symmetric)).toBe(401);
    });
  });
});

describe("the dealer app", async () => {
  const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.dealerApp;
  const authorize = (login_hint: string): Promise<Response> =>
    sandbox.fetch(
      `${sandbox.url}/oauth/authorize?${new URLSearchParams({ response_type: "code", client_id, redirect_uri, login_hint })}`,
      { redirect: "manual" },
    );

  it("lets only users of the dealer that has installed it sign in", async () => {
    for (const other of [...sandbox.dealers.connected, sandbox.dealers.notConnected]) {
      const page = await authorize(String(other));
      expect([other, page.status, page.headers.get("location")]).toEqual([other, 200, null]);
      const text = await page.text();
      expect(text).toContain("Pine Street Security");
      expect(text.match(/<li>/g)).toHaveLength(1);
    }
    const location = (await authorize(String(sandbox.dealers.dealerApp))).headers.get("location") ?? "";
    const code = new URL(location).searchParams.get("code") ?? "";
    const { body } = await form(sandbox, {
      grant_type: "authorization_code",
      client_id,
      client_secret,
      code,
      redirect_uri,
    });
    const { access_token } = body as { access_token: string };
    const connection = { external_dealer_id: "ours", company_name: "Pine Street Security" };
    expect(await sandbox.as(access_token)("PUT /partner/v1/dealers/connect", connection)).toMatchObject({
      status: 200,
      body: { dealer_id: sandbox.dealers.dealerApp },
    });
  });
});
