import { describe, expect, it } from "vitest";
import { operations } from "../generated/operations.ts";
import { openSandbox } from "../testing/sandbox.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

describe("the API", async () => {
  const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));
  const { call } = sandbox;
  const dealer = "/partner/v1/dealers/42";
  const sites = `${dealer}/sites` as const;

  it("returns the trace ID of a request, or a new one", async () => {
    const sent = "550e8400-e29b-41d4-a716-446655440000";
    expect(
      (await call(`GET ${dealer}`, undefined, { "x-partner-trace-id": sent })).headers.get("x-partner-trace-id"),
    ).toBe(sent);
    for (const request of [`GET ${dealer}`, "GET /nowhere", `PUT ${dealer}`, `OPTIONS ${dealer}`] as const) {
      expect((await call(request)).headers.get("x-partner-trace-id")).toMatch(UUID);
    }
    const rejected = await call(`GET ${dealer}`, undefined, { "x-partner-trace-id": "mine" });
    expect(rejected).toMatchObject({
      status: 400,
      body: { error_message: 'x-partner-trace-id must be a UUID, but is "mine"', field: "x-partner-trace-id" },
    });
    expect(rejected.headers.get("x-partner-trace-id")).toMatch(UUID);
  });

  it("responds 404 to unknown paths, and 405 with Allow to unsupported methods", async () => {
    expect(await call("GET /partner/v1/dealer/42")).toMatchObject({ status: 404, body: { status_code: 404 } });
    expect(await call(`GET ${sites}/`)).toMatchObject({ status: 404 });
    const rejected = await call(`DELETE ${sites}`);
    expect(rejected).toMatchObject({
      status: 405,
      body: { status_code: 405, error_message: "Unsupported method DELETE. This path accepts GET, POST." },
    });
    expect(rejected.headers.get("allow")).toBe("GET, POST");
    expect((await call("PATCH /partner/v1/dealers/connect")).headers.get("allow")).toBe("PUT");
  });

  it.each(["http://localhost:3000", "http://127.0.0.1", "https://127.9.9.9:8443", "http://[::1]:5173"])(
    "lets pages of the origin %s call the API",
    async (origin) => {
      const preflight = await call(`OPTIONS ${sites}`, undefined, {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      });
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject({
        allow: "GET, POST",
        vary: "origin",
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization,content-type",
      });
      const { headers } = await call(`GET ${dealer}`, undefined, { origin });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
    },
  );

  it.each([
    "https://attacker.example",
    "null",
    "http://localhost.attacker.example",
    "http://127.0.0.1.attacker.example",
    "http://attacker.example#http://localhost",
    "file://localhost",
  ])("lets no page of the origin %s read a response", async (origin) => {
    for (const request of [`OPTIONS ${sites}`, `GET ${dealer}`, "POST /oauth/token", "GET /unknown"] as const) {
      const { headers } = await call(request, undefined, { origin });
      expect([request, headers.get("access-control-allow-origin")]).toEqual([request, null]);
    }
  });

  it("requires a valid token, and explains what is wrong with one", async () => {
    const anonymous = sandbox.as(undefined);
    for (const operation of operations) {
      if (operation.security === null) continue;
      const path = operation.path.replaceAll(/\{\w+\}/g, "1");
      const rejected = await anonymous(`${operation.method} ${path as "/"}`, operation.body === null ? undefined : {});
      expect(rejected).toMatchObject({ status: 401, body: { status_code: 401 } });
      expect(rejected.headers.get("www-authenticate")).toBe("Bearer");
    }
    const callWith = async (authorization: string): Promise<unknown> =>
      (await anonymous(`GET ${dealer}`, undefined, { authorization })).body;
    expect(await callWith("Basic eDp5")).toMatchObject({ error_message: expect.stringContaining("is invalid. Send") });
    expect(await callWith("Bearer a b")).toMatchObject({ error_message: expect.stringContaining("is invalid. Send") });
    expect(await callWith("Bearer abc")).toMatchObject({ error_message: expect.stringContaining("is unknown") });
    const token = await sandbox.fetchToken(sandbox.credentials.platformPartner);
    expect(await callWith(`bearer ${token}`)).toMatchObject({ dealer_id: 42 });
  });

  it("accepts JSON bodies, and explains what is wrong with others", async () => {
    const readError = async (body: unknown, headers = {}): Promise<unknown> => {
      const { status, body: result } = await call(`POST ${sites}`, body, headers);
      expect(status).toBe(400);
      return (result as { error_message: string }).error_message;
    };
    expect(await readError("{bad")).toMatch(/^The body is not valid JSON: /);
    expect(await readError("")).toBe("The body is empty. Send JSON.");
    expect(await readError({}, { "content-type": "text/plain" })).toBe(
      "The content-type must be application/json, but is text/plain",
    );
    expect(await readError(`"${"x".repeat(4 * 1024 * 1024)}"`)).toBe(
      "The body is larger than 4194304 bytes. Send it in batches.",
    );
    expect(await readError([])).toBe("the body must be an object, but is an array of 0");
    expect(await readError(`${"[".repeat(100_000)}"\\u0000"${"]".repeat(100_000)}`)).toBe(
      "the body must be an object, but is an array of 1",
    );
    expect(await readError(null)).toBe("the body must be an object, but is null");
    const site = { external_site_id: "x", name: "x", timezone: "UTC" };
    expect(await readError({ ...site, name: undefined })).toBe("name is required");
    expect(await readError({ ...site, nmae: "x" })).toBe("nmae is unknown. Check its spelling.");
    expect(await readError({ ...site, name: null })).toBe("name must be a string, but is null");
    expect(await readError({ ...site, monitoring_station_id: 0 })).toBe(
      "monitoring_station_id must be 1 or more, but is 0",
    );
    expect(await readError({ ...site, monitoring_station_id: 1.5 })).toBe(
      "monitoring_station_id must be an integer, but is 1.5",
    );
    expect(await readError({ ...site, timezone: "not a zone" })).toBe(
      'timezone must match ^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$, but is "not a zone"',
    );
    expect(await readError({ ...site, name: "a\0b" })).toMatch(/^name contains invalid characters/);
    expect(await readError(`{"external_site_id":"x","name":"\\ud800","timezone":"UTC"}`)).toBe(
      "name contains invalid characters (U+0000 or a lone surrogate)",
    );
    const response = await sandbox.fetch(`${sandbox.url}${sites}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await sandbox.fetchToken(sandbox.credentials.platformPartner)}`,
        "content-type": "application/json; charset=utf-8",
      },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    });
    expect(await response.json()).toMatchObject({ error_message: "The body is not valid UTF-8" });
  });

  it("rejects JSON that is nested more deeply than a stack, wherever it is", async () => {
    const nested = `${"[".repeat(100_000)}"\\u0041"${"]".repeat(100_000)}`;
    for (const [request, text] of [
      [`POST ${sites}`, nested],
      [`PATCH ${sites}/1`, `{"name":${nested}}`],
    ] as const) {
      expect(await call(request, text, { "content-type": "application/json" })).toMatchObject({ status: 400 });
    }
    const items = await call(`POST ${sites}/1/devices`, `[${nested}]`, { "content-type": "application/json" });
    expect(items).toMatchObject({ status: 201, body: { success_count: 0, failure_count: 1 } });
  });

  it("rejects invalid path parameters", async () => {
    expect(await call("GET /partner/v1/dealers/abc")).toMatchObject({
      status: 400,
      body: { error_message: 'dealerId must be an integer, but is "abc"', field: "dealerId" },
    });
    expect(await call("GET /partner/v1/dealers/0")).toMatchObject({ status: 400 });
    expect(await call(`GET ${sites}/-1`)).toMatchObject({ status: 400, body: { field: "siteId" } });
    expect(await call(`GET ${sites}/%zz`)).toMatchObject({ status: 400 });
  });

  it("responds with the example of the Prefer header, without handling the request", async () => {
    const prefer = (value: string) => call(`DELETE ${sites}/1`, undefined, { prefer: value });
    expect(await prefer("code=404")).toMatchObject({ status: 404, body: { status_code: 404 } });
    expect(await prefer("code=204")).toMatchObject({ status: 204, body: undefined });
    expect(await call(`GET ${sites}/1`)).toMatchObject({ status: 200, body: { name: "Gangnam Headquarters" } });
    // The first of two preferences counts. Names of Object.prototype are not status codes.
    expect(await prefer("code=204, code=404")).toMatchObject({ status: 204 });
    for (const code of ["constructor", "hasOwnProperty, example=name", "__proto__", "toString"]) {
      expect(await prefer(`code=${code}`)).toMatchObject({ status: 404, body: { field: "prefer" } });
    }
    // Scripts for the mock may use any bearer token.
    const named = await sandbox.as("any")(`GET ${sites}`, undefined, { prefer: 'example="SelectedSites"' });
    expect(named).toMatchObject({ status: 200, body: [{ site_id: 1 }] });
    expect(await prefer("code=418")).toMatchObject({
      status: 404,
      body: {
        error_message: "deleteSite has no response with status code 418. It has 204, 400, 401, 403, 404, 429, 503",
      },
    });
    expect(await prefer("code=404, example=Nope")).toMatchObject({
      body: { error_message: 'deleteSite 404 has no example "Nope". It has NotFound' },
    });
    expect(await call(`GET ${dealer}`, undefined, { prefer: "respond-async" })).toMatchObject({ status: 200 });
  });

  it("ignores the Prefer header where the mock does: without a token, and for invalid requests", async () => {
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
    // Token requests need no token.
    const token = await sandbox.as(undefined)("POST /oauth/token", "", { prefer: "code=401" });
    expect(token).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  });
});
