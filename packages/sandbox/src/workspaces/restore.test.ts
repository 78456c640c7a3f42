import { describe, expect, it } from "vitest";
import { form, openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

/** What the documentation of `restore` says, on each engine. */
describe.each(engines)("restoring a snapshot on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { as, call, clock, faults, fetchToken, grantScopes, requests, snapshots, verifications } = sandbox;
  const dealer = "/partner/v1/dealers/42" as const;
  const control = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${sandbox.url}/_sandbox/workspaces/${sandbox.workspace}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });

  it("restores the data, alarm verifications and IDs, and removes idempotency keys", async () => {
    const site = (name: string): object => ({ external_site_id: name, name, timezone: "UTC" });
    const list = async (): Promise<unknown> => [
      (await call(`GET ${dealer}/sites?limit=1000`)).body,
      (await call(`GET ${dealer}/sites/1/contacts`)).body,
      (await call(`GET ${dealer}/sites/1/devices`)).body,
      (await call(`GET ${dealer}/monitoring-stations`)).body,
      await verifications.list(),
    ];
    await verifications.trigger({ dealerId: 42, siteId: 1, expiresIn: 3600 });
    await snapshots.take("data");
    const before = await list();
    const key = { "idempotency-key": "one" };
    const created = await call(`POST ${dealer}/sites`, site("later"), key);
    await call(`DELETE ${dealer}/sites/1`);
    await verifications.trigger({ dealerId: 42, siteId: 2 });
    await call(`PUT ${dealer}/disconnect`);
    expect(await snapshots.restore("data")).toBe(true);
    expect(await list()).toEqual(before);
    // Without the key, the request creates the site again, with the ID that it got the first time.
    expect(await call(`POST ${dealer}/sites`, site("later"), key)).toMatchObject({ status: 201, body: created.body });
    expect(await list()).not.toEqual(before);
  });

  it("keeps credentials, tokens, the clock, the behavior, other snapshots and the log", async () => {
    await snapshots.take("one");
    await snapshots.take("two");
    const now = new Date("2030-01-01T00:00:00Z");
    await clock.stop(now);
    const token = await fetchToken(sandbox.credentials.dealerApp);
    const revoked = await fetchToken(sandbox.credentials.platformPartner);
    await sandbox.revokeTokens(revoked);
    const later = as(await fetchToken(sandbox.credentials.platformPartner));
    await control("PATCH", "/behavior", { rate_limit: "100/min", error_format: "nested" });
    await grantScopes(["read:dealer"]);
    const used = await later(`GET ${dealer}`);
    const behavior = await (await control("GET", "/behavior")).json();
    const lastId = requests.list().at(-1)?.id ?? 0;

    expect(await snapshots.restore("one")).toBe(true);
    expect(await clock.now()).toEqual(now);
    expect(await (await control("GET", "/behavior")).json()).toEqual(behavior);
    expect(requests.list().at(-1)?.id).toBe(lastId);
    const left = (answer: { headers: Headers }): number => Number(answer.headers.get("x-ratelimit-remaining"));
    const next = await later(`GET ${dealer}`);
    expect([next.status, left(next)]).toEqual([200, left(used) - 1]);
    expect(requests.list().at(-1)?.id).toBe(lastId + 1);
    expect(await later(`POST ${dealer}/sites`, {})).toMatchObject({ status: 403, body: { error: {} } });
    expect((await as(revoked)(`GET ${dealer}`)).status).toBe(401);
    expect((await as(token)(`GET /partner/v1/dealers/${sandbox.dealers.dealerApp}`)).status).toBe(200);
    expect(await fetchToken(sandbox.credentials.platformPartner)).toEqual(expect.any(String));
    expect(await snapshots.list()).toMatchObject([{ name: "data" }, { name: "one" }, { name: "two" }]);
    await sandbox.reset();
  });

  it("keeps refresh tokens", async () => {
    await snapshots.take("grants");
    const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.dealerApp;
    const redirect_uri = "http://localhost/callback";
    const query = new URLSearchParams({
      response_type: "code",
      client_id,
      redirect_uri,
      login_hint: String(sandbox.dealers.dealerApp),
    });
    const page = await sandbox.fetch(`${sandbox.url}/oauth/authorize?${query}`, { redirect: "manual" });
    const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
    expect(await snapshots.restore("grants")).toBe(true);
    const exchange = { grant_type: "authorization_code", client_id, client_secret, code, redirect_uri };
    const { body } = await form(sandbox, exchange);
    expect(await snapshots.restore("grants")).toBe(true);
    const { refresh_token } = body as { refresh_token: string };
    const refresh = { grant_type: "refresh_token", client_id, client_secret, refresh_token };
    expect(await form(sandbox, refresh)).toMatchObject({ status: 200 });
  });

  it("keeps faults with their counts, and continues their IDs", async () => {
    await snapshots.take("faults");
    const caller = as(await fetchToken(sandbox.credentials.platformPartner));
    const { id } = await faults.add({ operation: "getDealer", status: 503, times: 1 });
    expect(await caller(`GET ${dealer}`)).toMatchObject({ status: 503 });
    expect(await snapshots.restore("faults")).toBe(true);
    expect(await faults.list()).toMatchObject([{ id, hits: 1, strikes: 1 }]);
    expect(await faults.add({ operation: "getSite", status: 503 })).toMatchObject({ id: id + 1 });
    await faults.clear();
  });

  it("changes nothing if the snapshot is unknown", async () => {
    const caller = as(await fetchToken(sandbox.credentials.platformPartner));
    const before = await caller(`GET ${dealer}/sites`);
    expect(before.status).toBe(200);
    expect(await snapshots.restore("unknown")).toBe(false);
    expect((await caller(`GET ${dealer}/sites`)).body).toEqual(before.body);
  });
});
