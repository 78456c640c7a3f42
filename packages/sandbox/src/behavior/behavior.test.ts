import { afterEach, describe, expect, it } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox.ts";
import { engines } from "../testing/stores.ts";

const opened: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

type Send = (request: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;

/** Starts a sandbox, and sends requests with a token of its platform partner. */
async function open(options: SandboxOptions = {}): Promise<{ sandbox: Sandbox; send: Send; control: Send }> {
  const sandbox = await startSandbox(options);
  opened.push(sandbox);
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const response = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  const workspace = clientId.replace(/-platform-partner$/, "");
  const call =
    (prefix: string, authorization?: string): Send =>
    async (request, body, headers = {}) => {
      const [method = "", path = ""] = request.split(" ");
      const reply = await sandbox.fetch(`${sandbox.url}${prefix}${path}`, {
        method,
        headers: {
          ...(authorization !== undefined && { authorization }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      return { status: reply.status, headers: reply.headers, body: text === "" ? undefined : JSON.parse(text) };
    };
  return {
    sandbox,
    send: call("/partner/v1/dealers/42", `Bearer ${access_token}`),
    control: call(`/_sandbox/workspaces/${workspace}`),
  };
}

describe("rate limit", () => {
  const limits = ({ headers }: Reply): (string | null)[] =>
    ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after"].map((name) => headers.get(name));

  it("is absent unless it is set", async () => {
    const { send, control } = await open();
    expect(limits(await send("GET "))).toEqual([null, null, null, null]);
    expect((await control("GET /behavior")).body).toEqual({
      rate_limit: null,
      error_format: "flat",
      granted_scopes: null,
    });
  });

  it("refuses requests over the limit with 429 and Retry-After, by the clock of the workspace", async () => {
    const { sandbox, send } = await open({ rateLimit: "60/min,2/s" });
    await sandbox.clock.stop(new Date("2026-01-01T00:00:00Z"));
    const start = Date.parse("2026-01-01T00:00:00Z") / 1000;
    expect(limits(await send("GET "))).toEqual(["60", "59", String(start + 1), null]);
    await send("GET ");
    const refused = await send("GET ");
    expect(refused).toMatchObject({
      status: 429,
      body: { status_code: 429, error_message: "Too many requests. The next one is accepted in 1 s." },
    });
    expect(limits(refused)).toEqual(["60", "58", String(start + 2), "1"]);
    await sandbox.clock.advance(1000);
    expect(await send("GET ")).toMatchObject({ status: 200 });
  });

  it("can be set and removed for a workspace, and is the default again after a reset", async () => {
    const { sandbox, send, control } = await open({ rateLimit: "1/s" });
    expect((await control("PATCH /behavior", { rate_limit: " 5/s, 60/min" })).body).toEqual({
      rate_limit: "60/min,5/s",
      error_format: "flat",
      granted_scopes: null,
    });
    expect(limits(await send("GET "))[0]).toBe("60");
    expect((await control("PATCH /behavior", { rate_limit: null })).body).toMatchObject({ rate_limit: null });
    expect(limits(await send("GET "))[0]).toBeNull();
    await sandbox.reset();
    expect((await control("GET /behavior")).body).toMatchObject({ rate_limit: "1/s" });
  });

  it.each([
    [{ rate_limit: "fast" }, "rate_limit"],
    [{ rate_limit: "x".repeat(41) }, "rate_limit"],
    [{ error_format: "xml" }, "error_format"],
    [{ granted_scopes: "read:sites" }, "granted_scopes"],
    [{}, undefined],
  ])("refuses %j", async (change, field) => {
    const { control } = await open();
    const { status, body } = await control("PATCH /behavior", change);
    expect(status).toBe(400);
    expect(body).toMatchObject(field === undefined ? { status_code: 400 } : { field });
  });

  it.each([
    [{ rateLimit: "fast" }, 'rateLimit: Invalid rate limit "fast".'],
    [{ errorFormat: "xml" as never }, 'Unknown errorFormat "xml". Use flat or nested.'],
    [{ verificationWindow: 0 }, "Invalid verificationWindow 0."],
  ])("is checked at the start: %j", async (options, message) => {
    await expect(startSandbox(options)).rejects.toThrow(message);
  });
});

describe("requests", () => {
  it("are listed, without secrets, until they are cleared", async () => {
    const { sandbox, send } = await open();
    sandbox.requests.clear();
    await send("GET /sites?limit=1");
    await send("PATCH /sites/1", { name: "Renamed" });
    expect(sandbox.requests.list()).toMatchObject([
      { operation: "listSites", method: "GET", status: 200, workspace: sandbox.workspace },
      { operation: "updateSite", method: "PATCH", status: 200, requestBody: '{"name":"Renamed"}' },
    ]);
    const writes = sandbox.requests.list().filter(({ method }) => method !== "GET");
    expect(writes).toHaveLength(1);
    expect(JSON.stringify(sandbox.requests.list())).not.toContain(sandbox.credentials.platformPartner.clientSecret);
    sandbox.requests.clear();
    expect(sandbox.requests.list()).toEqual([]);
  });
});

describe("error format", () => {
  const flat = { status_code: 404, error_message: "This dealer has no site 999" };
  const nested = {
    error: { code: "not_found", message: flat.error_message, request_id: expect.stringMatching(/^req_[\da-f]{32}$/) },
  };

  it("is flat by default, and nested on request", async () => {
    const { send, control } = await open();
    expect((await send("GET /sites/999")).body).toEqual(flat);
    await control("PATCH /behavior", { error_format: "nested" });
    expect((await send("GET /sites/999")).body).toEqual(nested);
  });

  it("applies to all errors, of the API and injected ones", async () => {
    const { sandbox, send } = await open({ errorFormat: "nested" });
    const site = { external_site_id: "", name: "A", timezone: "Asia/Seoul" };
    expect((await send("POST /sites", site)).body).toMatchObject({
      error: { code: "invalid_request", field: "external_site_id" },
    });
    const unauthorized = await sandbox.fetch(`${sandbox.url}/partner/v1/dealers/42`);
    expect(await unauthorized.json()).toMatchObject({ error: { code: "invalid_token" } });
    const unknown = await sandbox.fetch(`${sandbox.url}/nowhere`);
    expect(await unknown.json()).toMatchObject({ error: { code: "not_found" } });
    for (const [status, code] of [
      [503, "service_unavailable"],
      [507, "internal_error"],
      [418, "invalid_request"],
    ] as const) {
      await sandbox.faults.add({ operation: "getDealer", status, times: 1 });
      expect(await send("GET ")).toMatchObject({ status, body: { error: { code } } });
    }
  });
});

describe.each(engines)("idempotency keys on $engine", ({ newPlace }) => {
  const site = { external_site_id: "keyed", name: "A", timezone: "Asia/Seoul" };
  const withKey = (key: string): Record<string, string> => ({ "idempotency-key": key });

  it("handles a request once, and repeats its response", async () => {
    const { send } = await open(await newPlace());
    const first = await send("POST /sites", site, withKey("create-keyed"));
    expect(first.status).toBe(201);
    const again = await send("POST /sites", site, withKey("create-keyed"));
    expect([again.status, again.body]).toEqual([201, first.body]);
    const { site_id } = first.body as { site_id: number };
    const toggled = await send(`PATCH /sites/${site_id}/activation-status`, undefined, withKey("toggle"));
    expect((await send(`PATCH /sites/${site_id}/activation-status`, undefined, withKey("toggle"))).body).toEqual(
      toggled.body,
    );
    expect((await send(`GET /sites/${site_id}`)).body).toMatchObject({ is_activated: 1 });
    for (let count = 0; count < 2; count++) {
      expect(await send(`DELETE /sites/${site_id}`, undefined, withKey("delete"))).toMatchObject({ status: 204 });
    }
  });

  it("refuses a key of another request of the endpoint with 409, but not of another endpoint", async () => {
    const { send } = await open(await newPlace());
    await send("POST /sites", site, withKey("one"));
    expect(await send("POST /sites", { ...site, name: "B" }, withKey("one"))).toMatchObject({
      status: 409,
      body: { status_code: 409, code: "idempotency_conflict", field: "idempotency-key" },
    });
    const station = { external_monitoring_station_id: "keyed", name: "A" };
    expect(await send("POST /monitoring-stations", station, withKey("one"))).toMatchObject({ status: 201 });
  });

  it("does not keep refusals, and ignores keys of reads", async () => {
    const { send } = await open(await newPlace());
    expect(await send("POST /sites", { ...site, timezone: "Asia/Nowhere" }, withKey("one"))).toMatchObject({
      status: 400,
    });
    expect(await send("POST /sites", site, withKey("one"))).toMatchObject({ status: 201 });
    const before = await send("GET /sites?limit=1", undefined, withKey("read"));
    expect((await send("GET /sites?limit=2", undefined, withKey("read"))).body).not.toEqual(before.body);
  });

  it("refuses a repetition while the first request is still being handled", async () => {
    const { send } = await open(await newPlace());
    const [first, second] = await Promise.all([
      send("POST /sites", site, withKey("race")),
      send("POST /sites", site, withKey("race")),
    ]);
    expect([first, second].map(({ status }) => status)).toContain(201);
    expect([201, 409]).toContain(second.status);
    expect((await send("GET /sites?filter=external_site_id,keyed,eq")).body).toHaveLength(1);
  });

  it("forgets a key after 24 hours by the clock of the workspace, and after a reset", async () => {
    const { sandbox, send } = await open(await newPlace());
    await send("POST /sites", site, withKey("old"));
    await sandbox.clock.advance(86_399_000);
    expect(await send("POST /sites", site, withKey("old"))).toMatchObject({ status: 401 });
    await sandbox.reset();
    const renewed = await open();
    await renewed.send("POST /sites", site, withKey("old"));
    await renewed.sandbox.reset();
    expect(await renewed.send("POST /sites", { ...site, name: "B" }, withKey("old"))).toMatchObject({ status: 201 });
  });

  it.each(["a b", "x".repeat(256)])("refuses the invalid key %j", async (key) => {
    const { send } = await open(await newPlace());
    expect(await send("POST /sites", site, withKey(key))).toMatchObject({
      status: 400,
      body: { field: "idempotency-key" },
    });
  });
});

describe("alarm verifications", () => {
  it("can be answered for two minutes by default, or as long as the sandbox says", async () => {
    for (const [options, seconds] of [
      [{}, 120],
      [{ verificationWindow: 45 }, 45],
    ] as const) {
      const { sandbox } = await open(options);
      const now = await sandbox.clock.stop();
      const { expiresAt } = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
      expect(expiresAt.getTime() - now.getTime()).toBe(seconds * 1000);
    }
  });

  it("tells repeated, changed and expired answers apart by their code", async () => {
    const { sandbox, send } = await open();
    const now = await sandbox.clock.stop();
    const { verificationId } = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
    const path = `PATCH /sites/1/alarm-verifications/${verificationId}`;
    const answer = { contact_id: 1, action: "dispatch", responded_at: now.toISOString() };
    expect((await send(path, answer)).body).not.toHaveProperty("code");
    expect(await send(path, { ...answer, verification_id: verificationId.toUpperCase() })).toMatchObject({
      status: 200,
      body: { ...answer, code: "already_answered" },
    });
    expect(await send(path, { ...answer, action: "disregard" })).toMatchObject({
      status: 400,
      body: { code: "already_answered" },
    });
    const late = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
    await sandbox.clock.advance(120_000);
    expect(await send(`PATCH /sites/1/alarm-verifications/${late.verificationId}`, answer)).toMatchObject({
      status: 404,
      body: { code: "expired" },
    });
  });

  it("refuses an answer from the future, or for another verification than the one in the path", async () => {
    const { sandbox, send } = await open();
    const now = await sandbox.clock.stop();
    const { verificationId } = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
    const path = `PATCH /sites/1/alarm-verifications/${verificationId}`;
    const answer = { contact_id: 1, action: "dispatch", responded_at: now.toISOString() };
    const later = new Date(now.getTime() + 1).toISOString();
    expect(await send(path, { ...answer, responded_at: later })).toMatchObject({
      status: 400,
      body: { field: "responded_at", error_message: expect.stringContaining("is in the future") },
    });
    const other = "550e8400-e29b-41d4-a716-446655440000";
    expect(await send(path, { ...answer, verification_id: other })).toMatchObject({
      status: 400,
      body: { field: "verification_id" },
    });
    expect(await send(path, { ...answer, verification_id: verificationId })).toMatchObject({ status: 200 });
  });
});
