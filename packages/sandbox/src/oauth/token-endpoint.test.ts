import { describe, expect, it } from "vitest";
import { form, openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("the token endpoint on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace, { tokenTtl: 120 });
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const grant_type = "client_credentials";
  const oauthError = (status: number, error: string, error_description: unknown): object => ({
    status,
    body: { error, error_description },
  });

  it("issues a new random token each time, with its lifetime", async () => {
    const first = await form(sandbox, { grant_type, client_id, client_secret });
    const second = await form(sandbox, { grant_type, client_id, client_secret });
    expect(first).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 120 } });
    expect(first.headers.get("cache-control")).toBe("no-store");
    const tokens = [first, second].map(({ body }) => (body as { access_token: string }).access_token);
    expect(tokens[0]).toMatch(/^[\w-]{43}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  it("rejects requests with OAuth errors", async () => {
    const cases: [Record<string, string>, number, string, unknown][] = [
      [{ client_id, client_secret }, 400, "invalid_request", "grant_type is required"],
      [
        { grant_type: "password", client_id },
        400,
        "unsupported_grant_type",
        'Unsupported grant_type "password". Use client_credentials, authorization_code or refresh_token.',
      ],
      [{ grant_type, client_secret }, 400, "invalid_request", "client_id is required"],
      [{ grant_type, client_id }, 400, "invalid_request", "client_secret is required"],
      [{ grant_type, client_id, client_secret: "wrong" }, 401, "invalid_client", expect.any(String)],
      [{ grant_type, client_id: "unknown", client_secret }, 401, "invalid_client", expect.any(String)],
      [{ grant_type, client_id: "a\0b", client_secret }, 401, "invalid_client", expect.any(String)],
      [{ grant_type: "authorization_code", client_id, client_secret }, 400, "invalid_request", "code is required"],
      [
        { grant_type: "authorization_code", client_id, client_secret, code: "x" },
        400,
        "invalid_grant",
        expect.any(String),
      ],
      [
        { grant_type: "refresh_token", client_id, client_secret, refresh_token: "x" },
        400,
        "invalid_grant",
        expect.any(String),
      ],
    ];
    for (const [fields, ...expected] of cases)
      expect(await form(sandbox, fields)).toMatchObject(oauthError(...expected));
    const repeated: [string, string][] = [
      ["grant_type", grant_type],
      ["client_id", client_id],
      ["client_id", client_id],
    ];
    expect(await form(sandbox, repeated)).toMatchObject(
      oauthError(400, "invalid_request", "client_id may appear only once"),
    );
    const json = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ grant_type, client_id, client_secret }),
    });
    expect(await json.json()).toMatchObject({
      error: "invalid_request",
      error_description: expect.stringContaining("application/x-www-form-urlencoded"),
    });
  });

  it("says where credentials go if they are sent with HTTP Basic", async () => {
    const response = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}` },
      body: new URLSearchParams({ grant_type }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: "invalid_client",
      error_description:
        "HTTP Basic is not accepted. Send client_id and client_secret in the form, without an Authorization header.",
    });
  });

  it("never quotes a secret", async () => {
    const secret = "s3cret-s3cret";
    for (const fields of [
      { grant_type, client_id, client_secret: secret },
      { grant_type: "authorization_code", client_id, code: secret, code_verifier: secret },
      { grant_type, client_id, client_assertion: secret, client_assertion_type: secret },
    ]) {
      expect(JSON.stringify((await form(sandbox, fields)).body)).not.toContain(secret);
    }
  });
});
