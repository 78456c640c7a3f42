import { describe, expect, it } from "vitest";
import { contact, device, error, openForOperations, site, station } from "../testing/operations.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("clearing values on $engine", async ({ newPlace }) => {
  const { sandbox, dealer, otherDealer, newSite } = await openForOperations(newPlace);
  const { call } = sandbox;

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
