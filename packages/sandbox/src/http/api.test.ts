import { describe, expect, it } from "vitest";
import { operations } from "../generated/operations.ts";
import { openSandbox } from "../testing/sandbox.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

describe("the API", async () => {
  const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));
  const { call } = sandbox;
  const dealer = "/partner/v1/dealers/42";
  const sites = `${dealer}/sites` as const;

  it("sends a trace id back, and makes one up where there is none", async () => {
    const sent = "550e8400-e29b-41d4-a716-446655440000";
    expect(
      (await call(`GET ${dealer}`, undefined, { "x-partner-trace-id": sent })).headers.get("x-partner-trace-id"),
    ).toBe(sent);
    for (const request of [`GET ${dealer}`, "GET /nowhere", `PUT ${dealer}`, `OPTIONS ${dealer}`] as const) {
      expect((await call(request)).headers.get("x-partner-trace-id")).toMatch(UUID);
    }
    const refused = await call(`GET ${dealer}`, undefined, { "x-partner-trace-id": "mine" });
    expect(refused).toMatchObject({
      status: 400,
      body: { error_message: 'x-partner-trace-id must be a UUID, but is "mine"', field: "x-partner-trace-id" },
    });
    expect(refused.headers.get("x-partner-trace-id")).toMatch(UUID);
  });

  it("is 404 where it has no path, and 405 with Allow where it has no such method", async () => {
    expect(await call("GET /partner/v1/dealer/42")).toMatchObject({ status: 404, body: { status_code: 404 } });
    expect(await call(`GET ${sites}/`)).toMatchObject({ status: 404 });
    const refused = await call(`DELETE ${sites}`);
    expect(refused).toMatchObject({
      status: 405,
      body: { status_code: 405, error_message: "This path takes GET, POST, not DELETE" },
    });
    expect(refused.headers.get("allow")).toBe("GET, POST");
    expect((await call("PATCH /partner/v1/dealers/connect")).headers.get("allow")).toBe("PUT");
  });

  it("tells a browser of any origin what it may do", async () => {
    const preflight = await call(`OPTIONS ${sites}`, undefined, {
      origin: "https://partner.example.com",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      allow: "GET, POST",
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "authorization,content-type",
    });
    expect((await call(`GET ${dealer}`)).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("wants a token that is one, and says what is wrong with it", async () => {
    const nobody = sandbox.as(undefined);
    for (const operation of operations) {
      if (operation.security === null) continue;
      const path = operation.path.replaceAll(/\{\w+\}/g, "1");
      const refused = await nobody(`${operation.method} ${path as "/"}`, operation.body === null ? undefined : {});
      expect(refused).toMatchObject({ status: 401, body: { status_code: 401 } });
      expect(refused.headers.get("www-authenticate")).toBe("Bearer");
    }
    const because = async (authorization: string): Promise<unknown> =>
      (await nobody(`GET ${dealer}`, undefined, { authorization })).body;
    expect(await because("Basic eDp5")).toMatchObject({ error_message: expect.stringContaining("must read `Bearer") });
    expect(await because("Bearer a b")).toMatchObject({ error_message: expect.stringContaining("must read `Bearer") });
    expect(await because("Bearer abc")).toMatchObject({ error_message: expect.stringContaining("is unknown") });
    const token = await sandbox.fetchToken(sandbox.credentials.platformPartner);
    expect(await because(`bearer ${token}`)).toMatchObject({ dealer_id: 42 });
  });

  it("reads bodies that are JSON, and says what is wrong with others", async () => {
    const because = async (body: unknown, headers = {}): Promise<unknown> => {
      const { status, body: answer } = await call(`POST ${sites}`, body, headers);
      expect(status).toBe(400);
      return (answer as { error_message: string }).error_message;
    };
    expect(await because("{bad")).toMatch(/^The body is not JSON: /);
    expect(await because("")).toBe("The body is empty: send JSON");
    expect(await because({}, { "content-type": "text/plain" })).toBe(
      "The content-type must be application/json, but is text/plain",
    );
    expect(await because(`"${"x".repeat(4 * 1024 * 1024)}"`)).toBe(
      "The body is larger than 4194304 bytes: send it in parts",
    );
    expect(await because([])).toBe("the body must be an object, but is an array of 0");
    expect(await because(null)).toBe("the body must be an object, but is null");
    const site = { external_site_id: "x", name: "x", timezone: "UTC" };
    expect(await because({ ...site, name: undefined })).toBe("name is required");
    expect(await because({ ...site, nmae: "x" })).toBe("nmae is not known here; look for a misspelling");
    expect(await because({ ...site, name: null })).toBe("name must be a string, but is null");
    expect(await because({ ...site, monitoring_station_id: 0 })).toBe(
      "monitoring_station_id must be 1 or more, but is 0",
    );
    expect(await because({ ...site, monitoring_station_id: 1.5 })).toBe(
      "monitoring_station_id must be a whole number, but is 1.5",
    );
    expect(await because({ ...site, timezone: "not a zone" })).toBe(
      'timezone must match ^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$, but is "not a zone"',
    );
    expect(await because({ ...site, name: "a\0b" })).toMatch(/^name holds U\+0000/);
    expect(await because(`{"external_site_id":"x","name":"\\ud800","timezone":"UTC"}`)).toMatch(
      /^name holds U\+0000 or half/,
    );
    const answer = await sandbox.fetch(`${sandbox.url}${sites}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await sandbox.fetchToken(sandbox.credentials.platformPartner)}`,
        "content-type": "application/json; charset=utf-8",
      },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    });
    expect(await answer.json()).toMatchObject({ error_message: "The body is not UTF-8" });
  });

  it("refuses what a path cannot hold", async () => {
    expect(await call("GET /partner/v1/dealers/abc")).toMatchObject({
      status: 400,
      body: { error_message: 'dealerId must be a whole number, but is "abc"', field: "dealerId" },
    });
    expect(await call("GET /partner/v1/dealers/0")).toMatchObject({ status: 400 });
    expect(await call(`GET ${sites}/-1`)).toMatchObject({ status: 400, body: { field: "siteId" } });
    expect(await call(`GET ${sites}/%zz`)).toMatchObject({ status: 400 });
  });

  it("answers the example that a request prefers, and does nothing", async () => {
    const prefer = (value: string) => call(`DELETE ${sites}/1`, undefined, { prefer: value });
    expect(await prefer("code=404")).toMatchObject({ status: 404, body: { status_code: 404 } });
    expect(await prefer("code=204")).toMatchObject({ status: 204, body: undefined });
    expect(await call(`GET ${sites}/1`)).toMatchObject({ status: 200, body: { name: "Gangnam Headquarters" } });
    // Scripts that were written for the mock bear any token.
    const named = await sandbox.as("any")(`GET ${sites}`, undefined, { prefer: 'example="SelectedSites"' });
    expect(named).toMatchObject({ status: 200, body: [{ site_id: 1 }] });
    expect(await prefer("code=418")).toMatchObject({
      status: 404,
      body: { error_message: "Prefer: deleteSite has no answer with the code 418, but 204, 400, 401, 403, 404" },
    });
    expect(await prefer("code=404, example=Nope")).toMatchObject({
      body: { error_message: "Prefer: deleteSite 404 has no example Nope. It has: NotFound" },
    });
    expect(await call(`GET ${dealer}`, undefined, { prefer: "respond-async" })).toMatchObject({ status: 200 });
  });

  it("prefers no example where the mock gives none: without a token, or to a request that is not valid", async () => {
    const prefer = { prefer: "code=403" };
    expect(await sandbox.as(undefined)(`GET ${sites}`, undefined, prefer)).toMatchObject({ status: 401 });
    expect(await call(`GET ${sites}?limit=0`, undefined, prefer)).toMatchObject({
      status: 400,
      body: { field: "limit" },
    });
    expect(await call(`POST ${sites}`, { name: "" }, prefer)).toMatchObject({ status: 400 });
    const site = { external_site_id: "preferred", name: "x", timezone: "UTC" };
    expect(await call(`POST ${sites}`, site, prefer)).toMatchObject({ status: 403 });
    expect((await call(`GET ${sites}?filter=external_site_id,preferred`)).body).toEqual([]);
    // A token request bears no token.
    const token = await sandbox.as(undefined)("POST /oauth/token", "", { prefer: "code=401" });
    expect(token).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  });
});
