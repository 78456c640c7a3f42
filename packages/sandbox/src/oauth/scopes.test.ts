import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { scopes } from "../generated/scopes.ts";
import { form, openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

const SITE = "/partner/v1/dealers/42/sites/1";

describe.each(engines)("scopes on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const workspace = client_id.replace(/-platform-partner$/, "");
  const control = sandbox.as(undefined);
  const client = { grant_type: "client_credentials", client_id, client_secret };
  const behavior = (change: object): ReturnType<typeof control> =>
    control(`PATCH /_sandbox/workspaces/${workspace}/behavior`, change);
  const request = async (scope: string) => {
    const { status, body } = await form(sandbox, { ...client, scope });
    return { status, body: body as { access_token: string; scope?: string } };
  };
  const lacking = (operation: string, scope: string): object => ({
    status: 403,
    body: {
      status_code: 403,
      error_message: `${operation} requires the scope ${scope}, which the access token does not have.`,
      code: "insufficient_scope",
    },
  });

  it("are all in a token by default, without being named", async () => {
    const { body } = await form(sandbox, client);
    expect(body).not.toHaveProperty("scope");
    expect((await form(sandbox, { ...client, scope: "" })).body).not.toHaveProperty("scope");
    expect(await sandbox.call(`GET ${SITE}`)).toMatchObject({ status: 200 });
    expect(await sandbox.call(`PATCH ${SITE}`, { name: "A" })).toMatchObject({ status: 200 });
  });

  it("limit what a token can do, and the response names them", async () => {
    const { status, body } = await request("read:sites read:dealer read:sites");
    expect({ status, scope: body.scope }).toEqual({ status: 200, scope: "read:sites read:dealer" });
    const call = sandbox.as(body.access_token);
    expect(await call(`GET ${SITE}`)).toMatchObject({ status: 200 });
    expect(await call(`GET ${SITE}/arming-settings`)).toMatchObject({ status: 200 });
    const refused = await call(`PATCH ${SITE}`, { name: "A" });
    expect(refused).toMatchObject(lacking("updateSite", "update:sites"));
    expect(refused.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope", scope="update:sites"');
    expect(await call(`GET ${SITE}/contacts`)).toMatchObject(lacking("listContacts", "read:site_contacts"));
    expect(await call(`DELETE ${SITE}`)).toMatchObject(lacking("deleteSite", "delete:sites"));
  });

  it("are not needed to respond to an alarm verification", async () => {
    const call = sandbox.as((await request("read:dealer")).body.access_token);
    const { verificationId } = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
    const answer = { contact_id: 1, action: "dispatch", responded_at: new Date().toISOString() };
    expect(await call(`PATCH ${SITE}/alarm-verifications/${verificationId}`, answer)).toMatchObject({ status: 200 });
  });

  it.each(["read:everything", "sites:read", "read:sites openid", "read:sites,read:dealer"])(
    "are invalid if the client requests %s",
    async (scope) => {
      expect(await request(scope)).toMatchObject({
        status: 400,
        body: {
          error: "invalid_scope",
          error_description: expect.stringMatching(/^Unknown scope ".+"\. Use read:dealer, /),
        },
      });
    },
  );

  it("can shrink while a client uses its token, and grow again", async () => {
    const named = sandbox.as((await request("update:sites")).body.access_token);
    expect(await behavior({ granted_scopes: ["read:sites"] })).toMatchObject({
      status: 200,
      body: { granted_scopes: ["read:sites"] },
    });
    expect(await sandbox.call(`GET ${SITE}`)).toMatchObject({ status: 200 });
    for (const call of [sandbox.call, named]) {
      expect(await call(`PATCH ${SITE}`, { name: "B" })).toMatchObject(lacking("updateSite", "update:sites"));
    }
    expect((await form(sandbox, client)).body).toMatchObject({ scope: "read:sites" });
    expect((await request("read:sites update:sites")).body.scope).toBe("read:sites");
    expect(await request("update:sites")).toMatchObject({ status: 400, body: { error: "invalid_scope" } });
    await behavior({ granted_scopes: null });
    for (const call of [sandbox.call, named]) {
      expect(await call(`PATCH ${SITE}`, { name: "B" })).toMatchObject({ status: 200 });
    }
  });

  it("stay with a token that was issued while fewer were granted", async () => {
    await sandbox.grantScopes(["read:sites"]);
    const { body } = await form(sandbox, client);
    await sandbox.grantScopes(null);
    const call = sandbox.as((body as { access_token: string }).access_token);
    expect(await call(`GET ${SITE}`)).toMatchObject({ status: 200 });
    expect(await call(`PATCH ${SITE}`, { name: "C" })).toMatchObject(lacking("updateSite", "update:sites"));
  });

  it("can all be withdrawn, until a reset", async () => {
    await sandbox.grantScopes([]);
    expect(await sandbox.call(`GET ${SITE}`)).toMatchObject(lacking("getSite", "read:sites"));
    expect((await form(sandbox, client)).body).toMatchObject({ scope: "" });
    await sandbox.reset();
    expect(await sandbox.call(`GET ${SITE}`)).toMatchObject({ status: 200 });
  });

  it("are checked when they are granted", async () => {
    expect(await behavior({ granted_scopes: ["read:sites", "read:all"] })).toMatchObject({
      status: 400,
      body: { field: "granted_scopes", error_message: expect.stringContaining('Unknown scope "read:all". Use') },
    });
    await expect(sandbox.grantScopes(["read:all"])).rejects.toThrow('Unknown scope "read:all"');
  });

  it("are the 18 of CHeKT's sample", () => {
    const resources = ["sites", "site_contacts", "devices", "monitoring_stations"];
    const all = resources.flatMap((name) => ["create", "read", "update", "delete"].map((verb) => `${verb}:${name}`));
    expect(scopes.toSorted()).toEqual(["read:dealer", "update:dealer", ...all].toSorted());
  });

  describe("of a user token", () => {
    const verifier = "a-verifier-that-is-long-enough-to-be-one-of-rfc-7636";
    const redirect_uri = "http://localhost:7777/callback";
    const company = { external_dealer_id: "ours", company_name: "Harbor Video Monitoring" };

    async function signIn(scope?: string): Promise<URLSearchParams> {
      const query = new URLSearchParams({
        response_type: "code",
        client_id,
        redirect_uri,
        login_hint: "44",
        code_challenge: hash("sha256", verifier, "base64url"),
        code_challenge_method: "S256",
        ...(scope !== undefined && { scope }),
      });
      const response = await sandbox.fetch(`${sandbox.url}/oauth/authorize?${query}`);
      return new URL(response.headers.get("location") ?? "").searchParams;
    }

    async function exchange(code: string | null) {
      const grant = { grant_type: "authorization_code", code: code ?? "", redirect_uri, code_verifier: verifier };
      const { body } = await form(sandbox, { client_id, client_secret, ...grant });
      return body as { access_token: string; refresh_token: string; scope?: string };
    }

    const refresh = (refresh_token: string, scope?: string): ReturnType<typeof form> =>
      form(sandbox, {
        grant_type: "refresh_token",
        client_id,
        client_secret,
        refresh_token,
        ...(scope !== undefined && { scope }),
      });

    it("are those of the sign-in, as CHeKT's sample requests them", async () => {
      const scope = "openid profile email offline_access read:dealer update:dealer create:sites delete:devices";
      const token = await exchange((await signIn(scope)).get("code"));
      expect(token.scope).toBe(scope);
      const call = sandbox.as(token.access_token);
      expect(await call("PUT /partner/v1/dealers/connect", company)).toMatchObject({ status: 200 });
    });

    it("do not connect a dealer without update:dealer", async () => {
      const token = await exchange((await signIn("openid read:dealer")).get("code"));
      expect(await sandbox.as(token.access_token)("PUT /partner/v1/dealers/connect", company)).toMatchObject(
        lacking("connectDealer", "update:dealer"),
      );
    });

    it("are invalid at the sign-in if one is unknown", async () => {
      const back = await signIn("openid read:everything");
      expect(back.get("error")).toBe("invalid_scope");
      expect(back.get("error_description")).toContain('Unknown scope "read:everything"');
    });

    it("can be fewer after a refresh, but not more", async () => {
      const { refresh_token } = await exchange((await signIn("read:dealer update:dealer")).get("code"));
      const fewer = await refresh(refresh_token, "read:dealer");
      expect(fewer).toMatchObject({ status: 200, body: { scope: "read:dealer" } });
      const second = (fewer.body as { refresh_token: string }).refresh_token;
      const again = await refresh(second);
      expect(again).toMatchObject({ status: 200, body: { scope: "read:dealer update:dealer" } });
      const third = (again.body as { refresh_token: string }).refresh_token;
      expect(await refresh(third, "read:dealer read:sites")).toMatchObject({
        status: 400,
        body: { error: "invalid_scope", error_description: 'The refresh token does not have the scope "read:sites"' },
      });
    });
  });
});
