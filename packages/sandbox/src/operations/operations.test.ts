import { describe, expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

const site = { external_site_id: "site-a", name: "Site A", timezone: "Asia/Seoul" };
const device = { external_device_id: "device-a", device_type: "camera", zone_number: "001" };
const contact = { external_contact_id: "contact-a", first_name: "John", last_name: "Doe" };
const station = { external_monitoring_station_id: "station-a", name: "Station A" };

/** JSON that is nested more deeply than `JSON.stringify` can write. */
function nest(levels: number): string {
  return `${'[{"a":'.repeat(levels)}null${"}]".repeat(levels)}`;
}

describe.each(engines)("the operations on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { call } = sandbox;
  const dealer = `/partner/v1/dealers/${sandbox.dealers.connected[0]}` as const;
  const otherDealer = `/partner/v1/dealers/${sandbox.dealers.connected[1]}` as const;
  const error = (status: number, error_message: unknown, field?: string): object => ({
    status,
    body: { status_code: status, error_message, ...(field !== undefined && { field }) },
  });

  /** Creates a separate site for a test. */
  async function newSite(external_site_id: string, more: object = {}): Promise<`/${string}`> {
    const created = await call(`POST ${dealer}/sites`, { ...site, external_site_id, ...more });
    expect(created).toMatchObject({ status: 201 });
    return `${dealer}/sites/${(created.body as { site_id: number }).site_id}`;
  }

  describe("dealers", () => {
    it("reads and updates dealers", async () => {
      expect(await call(`GET ${dealer}`)).toMatchObject({
        status: 200,
        body: { dealer_id: 42, external_dealer_id: "ext-67932", company_name: "CHeKT Security Solutions Inc." },
      });
      const changed = await call(`PATCH ${dealer}`, { company_email: "new@example.com" });
      expect(changed).toMatchObject({
        status: 200,
        body: { company_email: "new@example.com", company_address2: "Suite 801, 8th Floor" },
      });
      expect((await call(`PATCH ${dealer}`, {})).body).toEqual(changed.body);
      expect(await call(`PATCH ${dealer}`, { company_name: "" })).toMatchObject(
        error(400, "company_name must not be empty", "company_name"),
      );
    });

    it("connects dealers only with a user token, which can do nothing else, and disconnects them at once", async () => {
      const unconnected = `/partner/v1/dealers/${sandbox.dealers.notConnected}` as const;
      const user = sandbox.as(sandbox.credentials.userToken);
      const connection = { external_dealer_id: "ours-44", company_name: "Harbor Video" };
      expect(await call(`GET ${unconnected}`)).toMatchObject(
        error(403, "Dealer 44 is not connected to Sandbox Platform"),
      );
      expect(await call("PUT /partner/v1/dealers/connect", connection)).toMatchObject({ status: 403 });
      expect(await user(`GET ${unconnected}`)).toMatchObject({ status: 403 });
      const connected = await user("PUT /partner/v1/dealers/connect", connection);
      expect(connected).toMatchObject({ status: 200, body: { dealer_id: 44, ...connection } });
      expect((await user("PUT /partner/v1/dealers/connect", connection)).body).toEqual(connected.body);
      expect((await call(`GET ${unconnected}`)).body).toEqual(connected.body);
      expect(
        await user("PUT /partner/v1/dealers/connect", { ...connection, external_dealer_id: "ext-67932" }),
      ).toMatchObject(error(400, expect.stringContaining("another of your dealers"), "external_dealer_id"));
      expect(await call(`PUT ${unconnected}/disconnect`)).toMatchObject({
        status: 200,
        body: { dealer_id: 44, external_dealer_id: null },
      });
      expect(await call(`GET ${unconnected}/sites`)).toMatchObject({ status: 403 });
    });

    it("responds 404 for unknown dealers, and 403 to a dealer app that the dealer did not install", async () => {
      expect(await call("GET /partner/v1/dealers/999")).toMatchObject(error(404, "Dealer 999 does not exist"));
      const app = sandbox.as(await sandbox.fetchToken(sandbox.credentials.dealerApp));
      expect(await app("GET /partner/v1/dealers/45")).toMatchObject({
        status: 200,
        body: { external_dealer_id: null },
      });
      expect(await app(`GET ${dealer}`)).toMatchObject({ status: 403 });
    });
  });

  describe("sites", () => {
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

  describe("clearing values", () => {
    const setAll = (names: string, value: string | null): Record<string, string | null> =>
      Object.fromEntries(names.split(" ").map((name) => [name, value]));
    /** The properties that an empty string clears, besides email addresses. */
    const clearable = {
      sites: "account_number address1 address2",
      "monitoring-stations": "prefix linecard",
      contacts: "phone_number",
      devices: "additional_zone_numbers mac manufacturer model serial_number",
    };

    it("clears optional strings of sites, monitoring stations and contacts with an empty string", async () => {
      const inSite = await newSite("clearing");
      const cases = [
        { path: `${dealer}/sites`, body: { ...site, external_site_id: "cleared" }, names: clearable.sites, email: {} },
        {
          path: `${dealer}/monitoring-stations`,
          body: { ...station, external_monitoring_station_id: "cleared" },
          names: clearable["monitoring-stations"],
          email: {},
        },
        {
          path: `${inSite}/contacts`,
          body: contact,
          names: clearable.contacts,
          email: { email: "john.doe@example.com" },
        },
      ] as const;
      for (const { path, body, names, email } of cases) {
        const values = { ...setAll(names, "x"), ...email };
        const cleared = setAll(Object.keys(values).join(" "), null);
        const empty = setAll(Object.keys(values).join(" "), "");
        const created = (await call(`POST ${path}`, { ...body, ...empty })).body as Record<string, unknown>;
        expect(created).toMatchObject(cleared);
        const id = Object.entries(created).find(([name]) => /^(site|monitoring_station|contact)_id$/.test(name));
        const row = `${path}/${String(path.endsWith("/sites") ? created["site_id"] : id?.[1])}` as const;
        expect((await call(`PATCH ${row}`, values)).body).toMatchObject(values);
        expect((await call(`PATCH ${row}`, empty)).body).toMatchObject(cleared);
        expect((await call(`GET ${row}`)).body).toMatchObject(cleared);
      }
    });

    it("clears optional strings of dealers with an empty string", async () => {
      const names = "company_address1 company_address2 company_phone_number company_email";
      const path = otherDealer;
      expect((await call(`PATCH ${path}`, setAll(names, ""))).body).toMatchObject(setAll(names, null));
      expect((await call(`GET ${path}`)).body).toMatchObject(setAll(names, null));
    });

    it("clears optional strings of devices but their names, and returns the item as sent", async () => {
      const path = `${await newSite("clearing-devices")}/devices` as const;
      const values = setAll(clearable.devices, "x");
      const created = await call(`POST ${path}`, [{ ...device, ...values }]);
      const [{ res }] = (created.body as { results: [{ res: { device_id: number } }] }).results;
      const item = { device_id: res.device_id, ...setAll(clearable.devices, "") };
      expect((await call(`PATCH ${path}`, [item, { device_id: res.device_id, name: "" }])).body).toMatchObject({
        results: [
          { is_successful: true, req: item, res: setAll(clearable.devices, null) },
          { is_successful: false, status_code: 400, error_message: "name must not be empty" },
        ],
      });
    });

    it("rejects an email address that is neither valid nor empty", async () => {
      const path = `${await newSite("clearing-emails")}/contacts` as const;
      expect(await call(`POST ${path}`, { ...contact, email: "john.doe" })).toMatchObject(
        error(400, 'email must be an email address, but is "john.doe"', "email"),
      );
    });
  });

  describe("monitoring stations", () => {
    it("creates, reads, updates and, once no site uses them, deletes monitoring stations", async () => {
      const created = await call(`POST ${dealer}/monitoring-stations`, { ...station, prefix: "CH" });
      expect(created).toMatchObject({ status: 201, body: { ...station, prefix: "CH", linecard: null } });
      const { monitoring_station_id } = created.body as { monitoring_station_id: number };
      const path = `${dealer}/monitoring-stations/${monitoring_station_id}` as const;
      expect((await call(`GET ${path}`)).body).toEqual(created.body);
      expect((await call(`PATCH ${path}`, {})).body).toEqual(created.body);
      expect((await call(`PATCH ${path}`, { linecard: "7" })).body).toEqual({
        ...(created.body as object),
        linecard: "7",
      });
      const site_path = await newSite("station", { monitoring_station_id });
      expect(await call(`DELETE ${path}`)).toMatchObject(
        error(
          400,
          expect.stringMatching(/receives the alarms of site \d+\. Assign another station to its sites first\./),
        ),
      );
      await call(`DELETE ${site_path}`);
      expect(await call(`DELETE ${path}`)).toMatchObject({ status: 204 });
      for (const request of [`GET ${path}`, `DELETE ${path}`] as const) {
        expect(await call(request)).toMatchObject({ status: 404 });
      }
      expect(await call(`PATCH ${path}`, { name: "x" })).toMatchObject({ status: 404 });
    });

    it("rejects used external IDs of monitoring stations", async () => {
      const duplicate = { ...station, external_monitoring_station_id: "cs-12345" };
      const rejection = error(400, expect.stringContaining('"cs-12345" is already'), "external_monitoring_station_id");
      expect(await call(`POST ${dealer}/monitoring-stations`, duplicate)).toMatchObject(rejection);
      expect(await call(`PATCH ${dealer}/monitoring-stations/2`, duplicate)).toMatchObject(rejection);
    });
  });

  describe("contacts", () => {
    it("creates, reads, updates and deletes contacts", async () => {
      const path = await newSite("contacts");
      const created = await call(`POST ${path}/contacts`, contact);
      expect(created).toMatchObject({ status: 201, body: { ...contact, email: null, phone_number: null } });
      const { contact_id } = created.body as { contact_id: number };
      const contactPath = `${path}/contacts/${contact_id}` as const;
      expect((await call(`GET ${contactPath}`)).body).toEqual(created.body);
      expect((await call(`PATCH ${contactPath}`, {})).body).toEqual(created.body);
      expect((await call(`PATCH ${contactPath}`, { email: "a@example.com" })).body).toMatchObject({
        email: "a@example.com",
      });
      expect(await call(`PATCH ${contactPath}`, { email: "invalid" })).toMatchObject(
        error(400, 'email must be an email address, but is "invalid"', "email"),
      );
      expect(await call(`POST ${path}/contacts`, contact)).toMatchObject({ status: 400 });
      const second = await call(`POST ${path}/contacts`, { ...contact, external_contact_id: "contact-b" });
      const { contact_id: second_id } = second.body as { contact_id: number };
      expect(await call(`PATCH ${path}/contacts/${second_id}`, { external_contact_id: "contact-a" })).toMatchObject(
        error(400, expect.stringContaining('"contact-a" is already'), "external_contact_id"),
      );
      expect(await call(`DELETE ${contactPath}`)).toMatchObject({ status: 204 });
      for (const request of [`GET ${contactPath}`, `DELETE ${contactPath}`] as const) {
        expect(await call(request)).toMatchObject({ status: 404 });
      }
      expect(await call(`PATCH ${contactPath}`, { first_name: "x" })).toMatchObject({ status: 404 });
      expect(await call(`POST ${dealer}/sites/999/contacts`, contact)).toMatchObject({ status: 404 });
      expect(await call(`GET ${dealer}/sites/999/contacts/1`)).toMatchObject(error(404, "This dealer has no site 999"));
    });
  });

  describe("devices", () => {
    it("creates devices independently, with results in request order", async () => {
      const path = await newSite("devices");
      const items = [
        device,
        { ...device, external_device_id: "device-b", name: "" },
        { ...device, external_device_id: "device-c", name: "Lobby" },
        device,
      ];
      const { status, body } = await call(`POST ${path}/devices`, items);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        success_count: 2,
        failure_count: 2,
        results: [
          { is_successful: true, req: items[0], res: { ...items[0], registered_by_partner: "Sandbox Platform" } },
          { is_successful: false, status_code: 400, error_message: "name must not be empty", req: items[1] },
          { is_successful: true, req: items[2], res: items[2] },
          {
            is_successful: false,
            status_code: 400,
            error_message: expect.stringContaining('"device-a" is already'),
            req: items[3],
          },
        ],
      });
      const rows = (await call(`GET ${path}/devices`)).body as { external_device_id: string }[];
      expect(rows.map(({ external_device_id }) => external_device_id)).toEqual(["device-a", "device-c"]);
    });

    it("updates devices independently, in order, even if one appears twice", async () => {
      const path = await newSite("updates");
      const created = await call(`POST ${path}/devices`, [device, { ...device, external_device_id: "device-b" }]);
      const { results } = created.body as { results: { res: { device_id: number } }[] };
      const [a = 0, b = 0] = results.map(({ res }) => res.device_id);
      const { body } = await call(`PATCH ${path}/devices`, [
        { device_id: a, external_device_id: "device-b" },
        { device_id: b, external_device_id: "device-c" },
        { device_id: a, external_device_id: "device-b", name: "moved" },
        { device_id: b, name: "" },
        { device_id: 999_999, name: "x" },
        { device_id: a },
      ]);
      expect(body).toMatchObject({
        success_count: 3,
        failure_count: 3,
        results: [
          { is_successful: false, status_code: 400, error_message: expect.stringContaining(`device ${b}`) },
          { is_successful: true, res: { external_device_id: "device-c" } },
          { is_successful: true, res: { external_device_id: "device-b", name: "moved" } },
          { is_successful: false, status_code: 400 },
          { is_successful: false, status_code: 404, error_message: "This site has no device 999999" },
          { is_successful: true, res: { device_id: a, name: "moved" } },
        ],
      });
      const read = await call(`GET ${path}/devices/${a}`);
      expect(read.body).toMatchObject({ device_id: a, external_device_id: "device-b", name: "moved" });
    });

    it("deletes devices independently, and reports them as unknown the second time", async () => {
      const path = await newSite("deletes");
      const created = await call(`POST ${path}/devices`, [device]);
      const [{ res }] = (created.body as { results: [{ res: { device_id: number } }] }).results;
      const { body } = await call(`POST ${path}/devices/bulk-delete`, { deviceIds: [res.device_id, res.device_id, 1] });
      expect(body).toEqual({
        success_count: 1,
        failure_count: 2,
        results: [
          { is_successful: true, req: res.device_id, res },
          { is_successful: false, status_code: 404, error_message: expect.any(String), req: res.device_id },
          { is_successful: false, status_code: 404, error_message: "This site has no device 1", req: 1 },
        ],
      });
      expect(await call(`GET ${path}/devices/${res.device_id}`)).toMatchObject({ status: 404 });
      expect(await call(`GET ${dealer}/sites/999/devices/1`)).toMatchObject(error(404, "This dealer has no site 999"));
    });

    it("fails an invalid item of a creation alone, with the item as it was sent", async () => {
      const path = await newSite("invalid-creates");
      const { zone_number: _zone, ...withoutZone } = device;
      const deep = nest(20_000);
      const invalid: [unknown, string][] = [
        [withoutZone, "zone_number is required"],
        [{ ...device, external_device_id: "" }, "external_device_id must not be empty"],
        [{ ...device, colour: "red" }, "colour is unknown. Check its spelling."],
        [{ ...device, zone_number: 1 }, "zone_number must be a string, but is 1"],
        [{ ...device, device_type: "door" }, 'device_type must be "camera" or "bridge", but is "door"'],
        [{ ...device, name: null }, "name must be a string, but is null"],
        [{ ...device, name: "a\0b" }, "name contains invalid characters (U+0000 or a lone surrogate)"],
        [{ ...device, name: "\ud800" }, "name contains invalid characters (U+0000 or a lone surrogate)"],
        [{}, "external_device_id is required"],
        [null, "the item must be an object, but is null"],
        ["camera", 'the item must be an object, but is "camera"'],
        [[device], "the item must be an object, but is an array of 1"],
      ];
      const items = [device, ...invalid.map(([item]) => item), { ...device, external_device_id: "device-b" }];
      const { status, body } = await call(`POST ${path}/devices`, items);
      expect(status).toBe(201);
      expect(body).toEqual({
        success_count: 2,
        failure_count: invalid.length,
        results: [
          { is_successful: true, req: device, res: expect.objectContaining(device) },
          ...invalid.map(([req, error_message]) => ({ is_successful: false, status_code: 400, error_message, req })),
          { is_successful: true, req: items.at(-1), res: expect.objectContaining({ external_device_id: "device-b" }) },
        ],
      });
      expect((await call(`GET ${path}/devices`)).body).toHaveLength(2);
      expect(await call(`POST ${path}/devices`, [null])).toMatchObject({
        status: 201,
        body: { success_count: 0, failure_count: 1 },
      });
      const sent = await sandbox.fetch(`${sandbox.url}${path}/devices`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await sandbox.fetchToken(sandbox.credentials.platformPartner)}`,
          "content-type": "application/json",
        },
        body: `[{"name":${deep}},${deep}]`,
      });
      expect(sent.status).toBe(201);
      const text = await sent.text();
      expect(text).toContain(`"req":{"name":${deep}}}`);
      expect(text).toContain(`"req":${deep}}`);
    });

    it("fails an invalid item of an update alone, with the item as it was sent", async () => {
      const path = await newSite("invalid-updates");
      const created = await call(`POST ${path}/devices`, [device]);
      const [{ res }] = (created.body as { results: [{ res: { device_id: number } }] }).results;
      const { device_id } = res;
      const invalid: [unknown, string][] = [
        [{ name: "Lobby" }, "device_id is required"],
        [{ device_id: "1" }, 'device_id must be an integer, but is "1"'],
        [{ device_id: 0 }, "device_id must be 1 or more, but is 0"],
        [{ device_id, zone_number: "" }, "zone_number must not be empty"],
        [{ device_id, colour: "red" }, "colour is unknown. Check its spelling."],
        [{ device_id, model: "\ud800" }, "model contains invalid characters (U+0000 or a lone surrogate)"],
        [7, "the item must be an object, but is 7"],
      ];
      const valid = { device_id, name: "Lobby" };
      expect(await call(`PATCH ${path}/devices`, [...invalid.map(([item]) => item), valid])).toMatchObject({
        status: 200,
        body: {
          success_count: 1,
          failure_count: invalid.length,
          results: [
            ...invalid.map(([req, error_message]) => ({ is_successful: false, status_code: 400, error_message, req })),
            { is_successful: true, req: valid, res: { ...device, name: "Lobby" } },
          ],
        },
      });
    });

    it("fails an invalid ID of a deletion alone, with the ID as it was sent", async () => {
      const path = await newSite("invalid-deletes");
      const created = await call(`POST ${path}/devices`, [device]);
      const [{ res }] = (created.body as { results: [{ res: { device_id: number } }] }).results;
      const invalid: [unknown, string][] = [
        ["7", 'the item must be an integer, but is "7"'],
        [0, "the item must be 1 or more, but is 0"],
        [-1, "the item must be 1 or more, but is -1"],
        [1.5, "the item must be an integer, but is 1.5"],
        [null, "the item must be an integer, but is null"],
        [{ device_id: res.device_id }, "the item must be an integer, but is an object"],
        [[res.device_id], "the item must be an integer, but is an array of 1"],
      ];
      const deviceIds = [...invalid.map(([item]) => item), res.device_id];
      expect(await call(`POST ${path}/devices/bulk-delete`, { deviceIds })).toEqual({
        status: 200,
        headers: expect.any(Headers),
        body: {
          success_count: 1,
          failure_count: invalid.length,
          results: [
            ...invalid.map(([req, error_message]) => ({ is_successful: false, status_code: 400, error_message, req })),
            { is_successful: true, req: res.device_id, res },
          ],
        },
      });
    });

    it("rejects a bulk body as a whole only if it is not the described array of items", async () => {
      const path = await newSite("wholes");
      for (const request of [`POST ${path}/devices`, `PATCH ${path}/devices`] as const) {
        expect(await call(request, {})).toMatchObject(error(400, "the body must be an array, but is an object"));
        expect(await call(request, [])).toMatchObject(error(400, "the body must not be empty"));
        expect(
          await call(
            request,
            Array.from({ length: 1001 }, () => null),
          ),
        ).toMatchObject(error(400, "the body must have at most 1000 items, but has 1001"));
        expect(await call(request, "[{}")).toMatchObject(error(400, expect.stringContaining("not valid JSON")));
      }
      const remove = `POST ${path}/devices/bulk-delete` as const;
      for (const [body, message, field] of [
        [[1], "the body must be an object, but is an array of 1", undefined],
        [{}, "deviceIds is required", "deviceIds"],
        [{ deviceIds: 1 }, "deviceIds must be an array, but is 1", "deviceIds"],
        [{ deviceIds: [] }, "deviceIds must not be empty", "deviceIds"],
        [{ deviceIds: [1], force: true }, "force is unknown. Check its spelling.", "force"],
        [
          { deviceIds: Array.from({ length: 1001 }, () => null) },
          "deviceIds must have at most 1000 items, but has 1001",
          "deviceIds",
        ],
      ] as const) {
        expect(await call(remove, body)).toMatchObject(error(400, message, field));
      }
    });

    it("accepts between one and a thousand devices per request", async () => {
      const path = await newSite("many");
      const many = (count: number): object[] =>
        Array.from({ length: count }, (_, index) => ({ ...device, external_device_id: `device-${index}` }));
      expect(await call(`POST ${path}/devices`, [])).toMatchObject(error(400, "the body must not be empty"));
      expect(await call(`POST ${path}/devices`, many(10_000))).toMatchObject(
        error(400, "the body must have at most 1000 items, but has 10000"),
      );
      expect(await call(`POST ${path}/devices`, many(1000))).toMatchObject({ body: { success_count: 1000 } });
      expect((await call(`GET ${path}/devices?limit=1000`)).body).toHaveLength(1000);
    });
  });
});
