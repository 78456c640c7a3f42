import { describe, expect, it, onTestFinished } from "vitest";
import { DEFAULT_WORKSPACE, openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { openDefaultWorkspace } from "../workspaces/default-workspace.ts";

describe("the control plane", async () => {
  const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));
  const anonymous = sandbox.as(undefined);
  const control = async (
    request: `${string} /${string}`,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> => {
    const [method = "", path = ""] = request.split(/ (.*)/s);
    const { status, body: result } = await anonymous(`${method} /_sandbox${path as "/"}`, body);
    return { status, body: result };
  };
  const { body } = await control("POST /workspaces", { seed: "demo" });
  const created = body as Record<"workspace" | "user_token", string> & {
    platform_partner: { client_id: string; client_secret: string };
  };
  const clientId = created.platform_partner.client_id;
  const token = await sandbox.fetchToken({ clientId, clientSecret: created.platform_partner.client_secret });
  const call = sandbox.as(token);
  const at = `/workspaces/${created.workspace}` as const;
  const site = "/partner/v1/dealers/42/sites/1" as const;

  it("serves its own description", async () => {
    expect(await control("GET /openapi.json")).toMatchObject({ status: 200, body: { openapi: "3.1.1" } });
    expect(await control("GET /nowhere")).toMatchObject({ status: 404, body: { status_code: 404 } });
  });

  it("creates workspaces with their own credentials, lists them, and deletes them", async () => {
    expect(await call(`GET ${site}`)).toMatchObject({ status: 200 });
    expect((await control("GET /workspaces")).body).toContain(created.workspace);
    const second = (await control("POST /workspaces", {})).body as { workspace: string };
    expect(await control(`DELETE /workspaces/${second.workspace}`)).toEqual({ status: 204, body: undefined });
    expect(await control(`DELETE /workspaces/${second.workspace}`)).toMatchObject({ status: 404 });
    expect(await control("POST /workspaces", { seed: "none" })).toMatchObject({
      status: 400,
      body: { error_message: 'seed must be "empty", "demo" or "large", but is "none"', field: "seed" },
    });
    expect(await control("GET /workspaces/No_Name/clock")).toMatchObject({ status: 400, body: { field: "workspace" } });
  });

  it("resets workspaces, and takes and restores snapshots", async () => {
    expect(await control(`PUT ${at}/snapshots/before`)).toMatchObject({ status: 204 });
    expect((await control(`GET ${at}/snapshots`)).body).toMatchObject([{ name: "before" }]);
    expect(await control(`POST ${at}/reset`, { seed: "empty" })).toMatchObject({ status: 204 });
    expect(await call(`GET ${site}`)).toMatchObject({ status: 404 });
    expect(await control(`POST ${at}/snapshots/before/restore`)).toMatchObject({ status: 204 });
    expect(await call(`GET ${site}`)).toMatchObject({ status: 200 });
    expect(await control(`DELETE ${at}/snapshots/before`)).toMatchObject({ status: 204 });
    expect(await control(`DELETE ${at}/snapshots/before`)).toMatchObject({ status: 404 });
    expect(await control(`POST ${at}/snapshots/before/restore`)).toMatchObject({ status: 404 });
  });

  it("reads, sets, moves, stops and resumes the clock", async () => {
    const change = { now: "2030-01-01T00:00:00Z", advance: 3_600_000, stands: true };
    const stopped = { now: "2030-01-01T01:00:00.000Z", stands: true };
    expect(await control(`PATCH ${at}/clock`, change)).toEqual({ status: 200, body: stopped });
    expect((await control(`GET ${at}/clock`)).body).toEqual((await control(`GET ${at}/clock`)).body);
    expect(await control(`PATCH ${at}/clock`, { stands: false })).toMatchObject({ status: 200 });
    expect(await control(`PATCH ${at}/clock`, {})).toMatchObject({ status: 400 });
    for (const now of ["2016-12-31T23:59:60Z", "2025-02-30T00:00:00Z", "2025-02-29T00:00:00Z"]) {
      expect(await control(`PATCH ${at}/clock`, { now })).toMatchObject({ status: 400 });
    }
    await control(`POST ${at}/reset`);
  });

  it("rejects clock times that no timestamp can represent", async () => {
    const own = sandbox.credentials.platformPartner.clientId.replace("-platform-partner", "");
    await expect(sandbox.clock.set(new Date(8.64e15))).rejects.toThrow("Invalid time 8640000000000000");
    await sandbox.clock.set(new Date("9990-01-01T00:00:00Z"));
    expect(await control(`PATCH /workspaces/${own}/clock`, { advance: 3_600_000 })).toMatchObject({
      status: 400,
      body: { error_message: expect.stringContaining("Invalid time") },
    });
  });

  it("adds and removes faults", async () => {
    const rule = { operation: "getSite", status: 503, retry_after: 2, times: 1 };
    expect(await control(`POST ${at}/faults`, rule)).toMatchObject({
      status: 201,
      body: { rule, hits: 0, strikes: 0 },
    });
    const struck = await call(`GET ${site}`);
    expect(struck.status).toBe(503);
    expect(struck.headers.get("retry-after")).toBe("2");
    const [fault] = (await control(`GET ${at}/faults`)).body as { id: number }[];
    expect(fault).toMatchObject({ rule, hits: 1, strikes: 1 });
    expect(await control(`DELETE ${at}/faults/${fault?.id}`)).toMatchObject({ status: 204 });
    expect(await control(`DELETE ${at}/faults/${fault?.id}`)).toMatchObject({ status: 404 });
    expect(await control(`DELETE ${at}/faults/x`)).toMatchObject({ status: 400 });
    expect(await control(`POST ${at}/faults`, { operation: "*", probability: 2 })).toMatchObject({
      status: 400,
      body: { error_message: "probability must be 1 or less, but is 2" },
    });
    expect(await control(`POST ${at}/faults`, { operation: "getSites" })).toMatchObject({
      status: 400,
      body: { error_message: expect.stringMatching(/Unknown operation "getSites"\. .* getSite,/), field: "operation" },
    });
    expect(await control(`DELETE ${at}/faults`)).toMatchObject({ status: 204 });
  });

  it("triggers alarm verifications, and shows their answers", async () => {
    const triggered = await control(`POST ${at}/alarm-verifications`, { dealer_id: 42, site_id: 1 });
    expect(triggered).toMatchObject({ status: 201, body: { dealer_id: 42, site_id: 1, answer: null } });
    const { verification_id } = triggered.body as { verification_id: string };
    const answer = { contact_id: 1, action: "disregard", responded_at: "2025-01-01T00:00:00Z" };
    await call(`PATCH ${site}/alarm-verifications/${verification_id}`, answer);
    expect((await control(`GET ${at}/alarm-verifications`)).body).toMatchObject([{ verification_id, answer }]);
    expect(await control(`POST ${at}/alarm-verifications`, { dealer_id: 43, site_id: 1 })).toMatchObject({
      status: 400,
      body: { error_message: "Dealer 43 has no site 1.", field: "site_id" },
    });
  });

  it("issues user tokens, and revokes tokens", async () => {
    const user = await control(`POST ${at}/user-tokens`, { dealer_id: 44 });
    const { access_token } = user.body as { access_token: string };
    const connection = { external_dealer_id: "ours", company_name: "Harbor" };
    expect(await sandbox.as(access_token)("PUT /partner/v1/dealers/connect", connection)).toMatchObject({
      status: 200,
    });
    expect(await control(`POST ${at}/user-tokens`, { dealer_id: 99 })).toMatchObject({ status: 400 });
    expect(await control(`POST ${at}/revoke-tokens`, { access_token })).toEqual({ status: 200, body: { revoked: 1 } });
    expect(await sandbox.as(access_token)("PUT /partner/v1/dealers/connect", connection)).toMatchObject({
      status: 401,
    });
    // The reason is in the log of the token's workspace.
    const requests = (await control(`GET ${at}/requests`)).body as { reason?: string }[];
    expect(requests.at(-1)?.reason).toContain("was revoked");
  });

  it("shows the requests of the workspace, with secrets masked, as JSON and as HAR", async () => {
    await control(`DELETE ${at}/requests`);
    await call(`GET ${site}`);
    await call(`GET ${site.replace("42", "44") as "/"}`);
    const secret = created.platform_partner.client_secret;
    await sandbox.fetchToken({ clientId, clientSecret: secret });
    const { body: entries } = await control(`GET ${at}/requests`);
    expect(entries).toMatchObject([
      { operation: "getSite", method: "GET", url: site, status: 200, requestHeaders: { authorization: "Bearer ***" } },
      { status: expect.any(Number), operation: "getSite" },
      { operation: "createToken", status: 200, requestBody: expect.stringContaining("client_secret=***") },
    ]);
    expect(entries).toMatchObject([{ cut: [] }, { cut: [] }, { cut: [] }]);
    await call(`POST ${site}/devices`, [{ name: "x".repeat(20_000) }]);
    const { body: later } = await control(`GET ${at}/requests`);
    expect((later as object[]).at(-1)).toMatchObject({ cut: ["request", "response"] });
    const har = await control(`GET ${at}/requests?format=har`);
    expect(har.body).toMatchObject({ log: { version: "1.2", entries: [{ response: { status: 200 } }, {}, {}, {}] } });
    const everything = JSON.stringify([entries, har.body]);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(token);
    expect((await control(`GET /workspaces/${DEFAULT_WORKSPACE}/requests`)).status).toBe(404);
    expect(await control(`GET ${at}/requests?format=xml`)).toMatchObject({ status: 400, body: { field: "format" } });
  });

  it("logs requests without an operation in the workspace of their token", async () => {
    await control(`DELETE ${at}/requests`);
    await call("GET /partner/v1/nowhere");
    await call("DELETE /partner/v1/dealers/42");
    await call("GET /partner/v1/dealers/42", undefined, { prefer: "code=404" });
    const { body: entries } = await control(`GET ${at}/requests`);
    expect(entries).toMatchObject([{ status: 404 }, { status: 405 }, { status: 404, operation: "getDealer" }]);
  });

  it("truncates each long response", async () => {
    const names = ["x", "y", "y", "x"];
    for (const name of names) await call(`POST ${site}/devices`, [{ name: name.repeat(20_000) }]);
    const entries = (await control(`GET ${at}/requests`)).body as { responseBody: string }[];
    const bodies = entries.slice(-names.length).map(({ responseBody }) => responseBody);
    expect(bodies.map(({ length }) => length)).toEqual([10_000, 10_000, 10_000, 10_000]);
    expect(bodies.map((text) => text.at(-1))).toEqual(names);
  });

  it("keeps the latest five hundred requests", async () => {
    await control(`DELETE ${at}/requests`);
    for (let count = 1; count <= 1100; count += 1) await call(`GET ${site}?count=${count}`);
    const entries = (await control(`GET ${at}/requests`)).body as { url: string }[];
    expect(entries.map(({ url }) => url)).toEqual(
      Array.from({ length: 500 }, (_, index) => `${site}?count=${index + 601}`),
    );
  });

  it("streams requests as server-sent events", async () => {
    const response = await fetch(`${sandbox.url}/_sandbox${at}/requests?format=events`);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: open");
    await call(`GET ${site}`);
    expect((await reader?.read())?.value).toContain('"operation":"getSite"');
    // Successful changes by the control plane are announced, but neither reads nor rejected requests.
    await control(`GET ${at}/faults`);
    await control(`POST ${at}/faults`, {});
    await control(`DELETE ${at}/faults`);
    const change = JSON.stringify({ operation: "clearFaults", workspace: created.workspace });
    expect((await reader?.read())?.value).toBe(`event: change\ndata: ${change}\n\n`);
    await reader?.cancel();
  });

  it("sends the events that a reconnecting client has missed, once and in order", async () => {
    const open = async (headers: Record<string, string>): Promise<(count: number) => Promise<number[]>> => {
      const response = await fetch(`${sandbox.url}/_sandbox${at}/requests?format=events`, { headers });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      onTestFinished(async () => reader?.cancel());
      let text = "";
      return async (count) => {
        const ids = (): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
        while (ids().length < count) text += (await reader?.read())?.value ?? "";
        return ids();
      };
    };
    const first = await open({});
    await call(`GET ${site}?count=1`);
    const [lastId = 0] = await first(1);
    for (const count of [2, 3]) await call(`GET ${site}?count=${count}`);
    const second = await open({ "last-event-id": String(lastId) });
    await call(`GET ${site}?count=4`);
    expect(await second(3)).toEqual([lastId + 1, lastId + 2, lastId + 3]);
    const unreadable = await open({ "last-event-id": "abc" });
    await call(`GET ${site}?count=5`);
    expect(await unreadable(1)).toEqual([lastId + 4]);
  });

  it("rejects other origins, and foreign host names that resolve to this machine", async () => {
    const fetchStatus = async (url: string, headers: Record<string, string>): Promise<number> =>
      (await sandbox.fetch(url, { headers })).status;
    const { port } = sandbox;
    expect(await fetchStatus(`http://127.0.0.1:${port}/_sandbox/workspaces`, {})).toBe(200);
    expect(
      await fetchStatus(`http://localhost:${port}/_sandbox/workspaces`, { origin: `http://localhost:${port}` }),
    ).toBe(200);
    expect(
      await fetchStatus(`http://127.0.0.1:${port}/_sandbox/workspaces`, { origin: "https://evil.example.com" }),
    ).toBe(403);
    expect(await fetchStatus(`http://127.0.0.1:${port}/_sandbox/workspaces`, { origin: "null" })).toBe(403);
    expect(await fetchStatus(`http://rebound.example.com:${port}/_sandbox/workspaces`, {})).toBe(403);
  });

  it("requires the control token if there is one, and responds 404 if the control plane is turned off", async () => {
    const context = await openContext(":memory:", 3600);
    await openDefaultWorkspace(context, "demo", true);
    const url = "http://sandbox.example.com/_sandbox/workspaces";
    const withToken = createApp(context, { token: "the-token" });
    expect((await withToken.request(url)).status).toBe(401);
    expect((await withToken.request(url, { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    expect((await withToken.request(url, { headers: { authorization: "Bearer the-token" } })).status).toBe(200);
    expect((await createApp(context, undefined).request(url)).status).toBe(404);
    const deletion = await withToken.request(`${url}/default`, {
      method: "DELETE",
      headers: { authorization: "Bearer the-token" },
    });
    expect(deletion.status).toBe(400);
    await context.store.close();
  });
});
