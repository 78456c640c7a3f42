import { describe, expect, it } from "vitest";
import { contact, device, error, openForOperations, site } from "../testing/operations.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("sites on $engine", async ({ newPlace }) => {
  const { sandbox, dealer, otherDealer, newSite } = await openForOperations(newPlace);
  const { call } = sandbox;

  it("creates sites inactive, reads them in full, updates, toggles and deletes them", async () => {
    const created = await call(`POST ${dealer}/sites`, { ...site, monitoring_station_id: 1, account_number: "A1" });
    expect(created).toMatchObject({
      status: 201,
      body: {
        ...site,
        monitoring_station_id: 1,
        external_monitoring_station_id: "cs-12345",
        account_number: "A1",
        address1: null,
        is_activated: 0,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      },
    });
    const { site_id } = created.body as { site_id: number };
    const path = `${dealer}/sites/${site_id}` as const;
    expect((await call(`GET ${path}`)).body).toEqual({ ...(created.body as object), has_physical_bridge: false });
    await call(`POST ${path}/devices`, [{ ...device, device_type: "bridge" }]);
    expect((await call(`GET ${path}`)).body).toMatchObject({ has_physical_bridge: true });
    expect((await call(`PATCH ${path}`, { name: "B" })).body).toEqual({ ...(created.body as object), name: "B" });
    expect((await call(`PATCH ${path}/activation-status`)).body).toMatchObject({ is_activated: 1 });
    expect((await call(`PATCH ${path}/activation-status`)).body).toMatchObject({ is_activated: 0 });
    expect(await call(`DELETE ${path}`)).toMatchObject({ status: 204, body: undefined });
    for (const request of [
      `GET ${path}`,
      `DELETE ${path}`,
      `PATCH ${path}/activation-status`,
      `GET ${path}/contacts`,
      `GET ${path}/devices`,
      `GET ${path}/arming-settings`,
    ] as const) {
      expect(await call(request)).toMatchObject(error(404, `This dealer has no site ${site_id}`));
    }
    expect(await call(`PATCH ${path}`, {})).toMatchObject({ status: 404 });
  });

  it("deletes the contacts and devices of a deleted site", async () => {
    const path = await newSite("cascade");
    const created = await call(`POST ${path}/contacts`, contact);
    await call(`POST ${path}/devices`, [device]);
    await call(`DELETE ${path}`);
    const again = await newSite("cascade");
    expect((await call(`GET ${again}/contacts`)).body).toEqual([]);
    expect((await call(`GET ${again}/devices`)).body).toEqual([]);
    const { contact_id } = created.body as { contact_id: number };
    expect(await call(`GET ${again}/contacts/${contact_id}`)).toMatchObject(
      error(404, `This site has no contact ${contact_id}`),
    );
  });

  it("rejects a used external ID, an unknown time zone and an unknown station", async () => {
    const path = await newSite("rules");
    expect(await call(`POST ${dealer}/sites`, { ...site, external_site_id: "rules" })).toMatchObject(
      error(400, 'external_site_id "rules" is already used by another site of this dealer', "external_site_id"),
    );
    expect(await call(`PATCH ${path}`, { external_site_id: "1234567890" })).toMatchObject({ status: 400 });
    expect(await call(`PATCH ${path}`, { external_site_id: "rules" })).toMatchObject({ status: 200 });
    expect(await call(`POST ${otherDealer}/sites`, { ...site, external_site_id: "rules" })).toMatchObject({
      status: 201,
    });
    expect(await call(`PATCH ${path}`, { timezone: "Asia/Nowhere" })).toMatchObject(
      error(400, expect.stringContaining('"Asia/Nowhere" is not an IANA time zone'), "timezone"),
    );
    for (const id of [3, 999, Number.MAX_VALUE]) {
      expect(await call(`PATCH ${path}`, { monitoring_station_id: id })).toMatchObject(
        error(400, `monitoring_station_id ${id} is not a monitoring station of this dealer`, "monitoring_station_id"),
      );
    }
  });

  it.each(["BST", "PST", "IST", "AST", "JST", "+09:00", "asia/seoul", "Factory", "System/Default"])(
    "rejects the time zone %s, which is not in the tz database",
    async (timezone) => {
      expect(await call(`POST ${dealer}/sites`, { ...site, external_site_id: "zone", timezone })).toMatchObject({
        status: 400,
        body: { field: "timezone" },
      });
    },
  );

  it.each(["UTC", "EST", "EST5EDT", "US/Pacific", "Etc/GMT+5", "ROK", "America/Argentina/Buenos_Aires"])(
    "accepts the time zone or link %s of the tz database",
    async (timezone) => {
      const path = await newSite(`zone-${timezone}`, { timezone });
      expect((await call(`GET ${path}`)).body).toMatchObject({ timezone });
    },
  );

  it("rejects an account number that another site of the monitoring station has", async () => {
    const used = (account_number: string, monitoring_station_id: number): object =>
      error(
        400,
        `account_number "${account_number}" is already used by another site of monitoring station ${monitoring_station_id}`,
        "account_number",
      );
    const at1 = { monitoring_station_id: 1 };
    const first = await newSite("account-1", { ...at1, account_number: "N1" });
    const again = { ...site, external_site_id: "account-2", account_number: "N1" };
    expect(await call(`POST ${dealer}/sites`, { ...again, ...at1 })).toMatchObject(used("N1", 1));
    // Without a station, and with another one.
    const free = await newSite("account-2", { account_number: "N1" });
    await newSite("account-3", { account_number: "N1" });
    const elsewhere = await newSite("account-4", { account_number: "N1", monitoring_station_id: 2 });
    const unnumbered = await newSite("account-5", at1);
    await newSite("account-6", at1);
    expect(await call(`PATCH ${free}`, at1)).toMatchObject(used("N1", 1));
    expect(await call(`PATCH ${elsewhere}`, at1)).toMatchObject(used("N1", 1));
    expect(await call(`PATCH ${free}`, { monitoring_station_id: 2 })).toMatchObject(used("N1", 2));
    expect(await call(`PATCH ${unnumbered}`, { account_number: "N1" })).toMatchObject(used("N1", 1));
    expect(await call(`GET ${unnumbered}`)).toMatchObject({ body: { account_number: null } });
    // Both at once, and a site that keeps its own.
    expect(await call(`PATCH ${elsewhere}`, { ...at1, account_number: "N2" })).toMatchObject({ status: 200 });
    expect(await call(`PATCH ${first}`, { ...at1, account_number: "N1" })).toMatchObject({ status: 200 });
    expect(await call(`PATCH ${first}`, { account_number: "" })).toMatchObject({ status: 200 });
    expect(await call(`PATCH ${unnumbered}`, { account_number: "N1" })).toMatchObject({ status: 200 });
    expect(await call(`PATCH ${dealer}/sites/999999`, { account_number: "N1" })).toMatchObject({ status: 404 });
  });

  it("gives an account number to only one of several sites that ask for it at the same time", async () => {
    const sites = await Promise.all(
      [1, 2, 3, 4].map((index) => newSite(`race-${index}`, { monitoring_station_id: 1 })),
    );
    const updated = sites.map((path) => call(`PATCH ${path}`, { account_number: "RACE" }));
    const created = [5, 6].map((index) =>
      call(`POST ${dealer}/sites`, {
        ...site,
        external_site_id: `race-${index}`,
        monitoring_station_id: 1,
        account_number: "RACE",
      }),
    );
    const statuses = (await Promise.all([...updated, ...created])).map(({ status }) => status);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
  });

  it("does not find sites of another dealer", async () => {
    expect(await call(`GET ${otherDealer}/sites/1`)).toMatchObject(error(404, "This dealer has no site 1"));
    expect(await call(`GET ${otherDealer}/sites/9999999999999999`)).toMatchObject({ status: 404 });
  });

  it("accepts one of four security types", async () => {
    const path = await newSite("armed");
    expect((await call(`GET ${path}/arming-settings`)).body).toMatchObject({ security_type: 3, name: "Site A" });
    expect((await call(`PATCH ${path}/arming-settings`, { security_type: 1 })).body).toMatchObject({
      security_type: 1,
    });
    expect(await call(`PATCH ${path}/arming-settings`, { security_type: 5 })).toMatchObject(
      error(400, "security_type must be 1, 2, 3 or 4, but is 5", "security_type"),
    );
    expect(await call(`PATCH ${dealer}/sites/999/arming-settings`, { security_type: 1 })).toMatchObject({
      status: 404,
    });
  });
});
