import { catchError } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";
import { engines, newDatabase } from "../testing/stores.ts";

describe.each(engines)("a workspace on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { call, clock, faults, snapshots, verifications } = sandbox;
  const dealer = `/partner/v1/dealers/${sandbox.dealers.connected[0]}` as const;
  const minute = 60_000;

  it("expires tokens by the clock of the workspace", async () => {
    await clock.advance(59 * minute);
    expect(await call(`GET ${dealer}`)).toMatchObject({ status: 200 });
    await clock.advance(minute);
    expect(await call(`GET ${dealer}`)).toMatchObject({
      status: 401,
      body: { error_message: expect.stringContaining("Access token expired at ") },
    });
    await clock.advance(-60 * minute);
    expect(await call(`GET ${dealer}`)).toMatchObject({ status: 200 });
  });

  it("stops the clock at any time, and resumes it", async () => {
    const moment = new Date("2030-01-01T00:00:00.000Z");
    expect(await clock.stop(moment)).toEqual(moment);
    expect(await clock.now()).toEqual(moment);
    expect(await clock.advance(minute)).toEqual(new Date("2030-01-01T00:01:00.000Z"));
    expect(await clock.now()).toEqual(new Date("2030-01-01T00:01:00.000Z"));
    await clock.resume();
    expect((await clock.now()).getTime()).toBeGreaterThanOrEqual(Date.parse("2030-01-01T00:01:00.000Z"));
    await clock.set(new Date());
    expect(await catchError(clock.set(new Date("never")))).toMatchObject({ name: "RangeError" });
    expect((await clock.stop()).getTime()).toBeLessThanOrEqual(Date.now());
    await clock.set(new Date());
  });

  it("accepts one answer to an alarm verification, from a contact of the site, until it expires", async () => {
    const { verificationId } = await verifications.trigger({ dealerId: 42, siteId: 1 });
    const path = `${dealer}/sites/1/alarm-verifications/${verificationId}` as const;
    const answer = { contact_id: 1, action: "dispatch", responded_at: "2023-10-01T12:00:00Z" };
    expect(await call(`PATCH ${path}`, { ...answer, contact_id: 3 })).toMatchObject({
      status: 400,
      body: { error_message: "contact_id 3 is not a contact of this site", field: "contact_id" },
    });
    const first = await call(`PATCH ${path}`, answer);
    expect(first).toMatchObject({ status: 200, body: { id: 1, verification_id: verificationId, ...answer } });
    const repeated = { ...(first.body as object), code: "already_answered" };
    expect((await call(`PATCH ${path}`, { ...answer, responded_at: "2023-10-01T21:00:00+09:00" })).body).toEqual(
      repeated,
    );
    // UUIDs are case-insensitive.
    const upper = `${dealer}/sites/1/alarm-verifications/${verificationId.toUpperCase()}` as const;
    expect((await call(`PATCH ${upper}`, answer)).body).toEqual(repeated);
    expect(await call(`PATCH ${path}`, { ...answer, action: "disregard" })).toMatchObject({
      status: 400,
      body: { error_message: expect.stringContaining("was already answered: contact 1 chose dispatch") },
    });
    expect(await verifications.list()).toMatchObject([
      { verificationId, answer: { contactId: 1, action: "dispatch" } },
    ]);
    // Once answered, it does not expire, so that a caller whose response was lost can retry.
    await clock.advance(6 * minute);
    expect(await call(`PATCH ${path}`, answer)).toMatchObject({ status: 200 });
    await clock.set(new Date());
  });

  it("rejects answers to alarm verifications that have expired, belong to another site, or do not exist", async () => {
    const { verificationId } = await verifications.trigger({ dealerId: 42, siteId: 1, expiresIn: 60 });
    const answer = { contact_id: 1, action: "dispatch", responded_at: "2023-10-01T12:00:00Z" };
    const at = (site: number, id: string) => `PATCH ${dealer}/sites/${site}/alarm-verifications/${id}` as const;
    expect(await call(at(2, verificationId), answer)).toMatchObject({ status: 404 });
    expect(await call(at(1, "550e8400-e29b-41d4-a716-446655440000"), answer)).toMatchObject({ status: 404 });
    expect(await call(at(1, "no-uuid"), answer)).toMatchObject({ status: 400, body: { field: "verificationId" } });
    await clock.advance(minute);
    expect(await call(at(1, verificationId), answer)).toMatchObject({
      status: 404,
      body: { error_message: expect.stringContaining("expired at") },
    });
    await clock.set(new Date());
    expect(await catchError(verifications.trigger({ dealerId: 42, siteId: 999 }))).toMatchObject({
      message: "Dealer 42 has no site 999.",
    });
  });

  it("restores all data and ID sequences from a snapshot", async () => {
    const everything = async (): Promise<unknown[]> =>
      Promise.all(
        (["", "/sites", "/monitoring-stations", "/sites/1", "/sites/1/contacts", "/sites/1/devices"] as const).map(
          async (path) => (await call(`GET ${dealer}${path}`)).body,
        ),
      );
    const before = await everything();
    await snapshots.take("before");
    const site = { external_site_id: "snapshot", name: "S", timezone: "UTC" };
    const created = await call(`POST ${dealer}/sites`, site);
    await call(`DELETE ${dealer}/sites/1`);
    expect(await snapshots.restore("before")).toBe(true);
    expect(await everything()).toEqual(before);
    // The sequences of IDs are restored too.
    expect((await call(`POST ${dealer}/sites`, site)).body).toMatchObject({
      site_id: (created.body as { site_id: number }).site_id,
    });
    expect(await snapshots.list()).toMatchObject([{ name: "before" }]);
    await snapshots.take("before");
    expect(await snapshots.list()).toHaveLength(1);
    expect(await snapshots.remove("before")).toBe(true);
    expect(await snapshots.remove("before")).toBe(false);
    expect(await snapshots.restore("before")).toBe(false);
  });

  it("resets to any seed, and keeps tokens", async () => {
    await faults.add({ operation: "*", status: 500 });
    await clock.advance(minute);
    await sandbox.reset("empty");
    expect((await call(`GET ${dealer}/sites`)).body).toEqual([]);
    expect(await faults.list()).toEqual([]);
    expect(Math.abs((await clock.now()).getTime() - Date.now())).toBeLessThan(minute);
    await sandbox.reset();
    expect((await call(`GET ${dealer}/sites`)).body).toHaveLength(12);
  });

  it("rejects revoked tokens", async () => {
    const token = await sandbox.fetchToken(sandbox.credentials.platformPartner);
    const callWithToken = sandbox.as(token);
    expect(await sandbox.revokeTokens(token)).toBe(1);
    expect(await sandbox.revokeTokens(token)).toBe(0);
    expect(await callWithToken(`GET ${dealer}`)).toMatchObject({
      status: 401,
      body: { error_message: expect.stringContaining("was revoked") },
    });
    expect(await call(`GET ${dealer}`)).toMatchObject({ status: 200 });
    expect(await sandbox.revokeTokens()).toBeGreaterThan(1);
    expect(await call(`GET ${dealer}`)).toMatchObject({ status: 401 });
  });
});

describe("two sandboxes on one database", async () => {
  const place = await newDatabase();
  const first = await openSandbox(async () => place);
  const second = await openSandbox(async () => ({ ...place, drop: async () => {} }));

  it("isolates the data, clock and faults of two sandboxes on one database", async () => {
    const path = "/partner/v1/dealers/42/sites" as const;
    await first.call(`POST ${path}`, { external_site_id: "mine", name: "Mine", timezone: "UTC" });
    await first.faults.add({ operation: "getDealer", status: 500 });
    expect((await second.call(`GET ${path}`)).body).toHaveLength(12);
    expect((await first.call(`GET ${path}`)).body).toHaveLength(13);
    expect(await second.call("GET /partner/v1/dealers/42")).toMatchObject({ status: 200 });
    expect(await first.call("GET /partner/v1/dealers/42")).toMatchObject({ status: 500 });
    await first.clock.advance(60 * 60_000);
    expect(await first.call(`GET ${path}`)).toMatchObject({ status: 401 });
    expect(await second.call(`GET ${path}`)).toMatchObject({ status: 200 });
  });

  it("accepts tokens of another sandbox on the same database", async () => {
    const path = `${second.url}/partner/v1/dealers/42/sites?limit=1`;
    const token = await second.fetchToken(second.credentials.platformPartner);
    const response = await first.fetch(path, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  });
});
