import { describe, expect, it } from "vitest";
import { form, openSandbox } from "../testing/sandbox.ts";

const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }), { authServer: true });
const { call } = sandbox;
const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
const sites = "/partner/v1/dealers/42/sites";
const credentials = { grant_type: "client_credentials", client_id, client_secret };
const numbered = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, ""]));

describe("a request that is not authenticated", () => {
  it("is refused by both token endpoints if its form has too many bytes or fields", async () => {
    const { tokenEndpoint = "" } = sandbox.authServer ?? {};
    for (const url of [`${sandbox.url}/oauth/token`, tokenEndpoint]) {
      const post = async (fields: Record<string, string>): Promise<unknown> =>
        (await fetch(url, { method: "POST", body: new URLSearchParams(fields) })).json();
      expect(await post({ ...credentials, ...numbered(80_000) })).toEqual({
        error: "invalid_request",
        error_description: "The body is larger than 65536 bytes. Send it in batches.",
      });
      expect(await post({ ...credentials, ...numbered(5000) })).toEqual({
        error: "invalid_request",
        error_description: "The form has 5003 fields. Send at most 50.",
      });
    }
    expect(await form(sandbox, { ...credentials, ...numbered(47) })).toMatchObject({ status: 200 });
  });

  it("is refused by the token endpoint if its query has too many parameters", async () => {
    const query = new URLSearchParams(numbered(5000));
    const response = await sandbox.fetch(`${sandbox.url}/oauth/token?${query}`, {
      method: "POST",
      body: new URLSearchParams(credentials),
    });
    expect(await response.json()).toEqual({
      error: "invalid_request",
      error_description: "The query has 5000 parameters. Send at most 100.",
    });
  });

  it("is refused by both sign-in pages if its query is too long", async () => {
    const { authorizationEndpoint = "" } = sandbox.authServer ?? {};
    for (const url of [`${sandbox.url}/oauth/authorize`, authorizationEndpoint]) {
      for (const further of [{ state: "x".repeat(5000) }, numbered(60)]) {
        const query = new URLSearchParams({ client_id, redirect_uri: "http://localhost/", ...further });
        const response = await fetch(`${url}?${query}`);
        expect(response.status).toBe(400);
        expect(await response.text()).toContain("The query is too long.");
      }
    }
  });

  it("gets the example that Prefer names without being validated, even with a bearer token that is unknown", async () => {
    const filters = Array.from({ length: 15 }, () => "filter=name,(a{1000}){1,regex").join("&");
    const prefer = { prefer: "code=200" };
    expect(await sandbox.as("any")(`GET ${sites}?${filters}`, undefined, prefer)).toMatchObject({ status: 200 });
    expect(await sandbox.as("any")(`POST ${sites}`, "{", { prefer: "code=201" })).toMatchObject({ status: 201 });
    expect(await call(`POST ${sites}`, "{", { prefer: "code=201" })).toMatchObject({ status: 400 });
  });

  it("gets an error of bounded length, whatever it quotes", async () => {
    const long = "x".repeat(100_000);
    const answers = [
      await sandbox.as(undefined)(`GET /${long}`),
      await sandbox.as(undefined)(`GET /_sandbox/${long}`),
      await sandbox.as(undefined)(`GET ${sites}`, undefined, { origin: `http://${long}` }),
      await form(sandbox, { ...credentials, grant_type: long.slice(0, 60_000) }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body).length).toBeLessThan(2500);
    }
  });
});

it("keeps a bounded number of codes per client, which anyone can request, and accepts the latest ones", async () => {
  const { dealerApp } = sandbox.credentials;
  const redirect_uri = "http://localhost/callback";
  const query = new URLSearchParams({
    client_id: dealerApp.clientId,
    redirect_uri,
    response_type: "code",
    login_hint: "45",
  });
  const codes: string[] = [];
  for (let count = 0; count < 1010; count += 1) {
    const response = await sandbox.fetch(`${sandbox.url}/oauth/authorize?${query}`);
    codes.push(new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "");
    // Codes of the same moment have no order.
    if (count % 505 === 0) await sandbox.clock.advance(1000);
  }
  const exchange = async (code = ""): Promise<number> =>
    (
      await form(sandbox, {
        grant_type: "authorization_code",
        client_id: dealerApp.clientId,
        client_secret: dealerApp.clientSecret,
        redirect_uri,
        code,
      })
    ).status;
  expect(await exchange(codes.at(0))).toBe(400);
  expect(await exchange(codes.at(-1))).toBe(200);
});

describe("a list", () => {
  it("is refused with too many filters or parameters", async () => {
    const filters = (count: number): string => Array.from({ length: count }, () => "filter=name,x,neq").join("&");
    expect(await call(`GET ${sites}?${filters(20)}`)).toMatchObject({ status: 200 });
    expect(await call(`GET ${sites}?${filters(21)}`)).toMatchObject({
      status: 400,
      body: { error_message: "The query has 21 filters. Send at most 20.", field: "filter" },
    });
    expect(await call(`GET ${sites}?${new URLSearchParams(numbered(101))}`)).toMatchObject({
      status: 400,
      body: { error_message: "The query has 101 parameters. Send at most 100." },
    });
  });

  it("is refused with a message of bounded length", async () => {
    const { status, body } = await call(`GET ${sites}?filter=site_id,${"x".repeat(100_000)}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body).length).toBeLessThan(2500);
  });
});
