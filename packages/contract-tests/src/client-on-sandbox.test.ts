import { createPartnerClient } from "@chekt/partner-client";
import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, afterEach, describe, expect, it } from "vitest";

/** The client against a stateful server whose connections fail. */
describe("client on the sandbox", async () => {
  const sandbox = await startSandbox({ seed: "demo" });
  const { faults } = sandbox;
  afterEach(() => faults.clear());
  afterAll(() => sandbox.close());
  const chekt = createPartnerClient({
    ...sandbox.credentials.platformPartner,
    baseUrl: sandbox.url,
    retries: 8,
    // No backoff.
    random: () => 0,
  });
  const dealer = chekt.at({ dealerId: 42 });

  describe("ensure", () => {
    it.each(["before", "after"] as const)(
      "ensures a single site when connections fail %s the server handles the request",
      async (drop) => {
        const external_site_id = `ensured-${drop}`;
        const site = { external_site_id, name: "Ensured", timezone: "UTC" };
        await faults.add({ operation: "*", drop, probability: 0.4, seed: 3 });
        const first = await dealer.sites.ensure(site);
        expect(["created", "unchanged"]).toContain(first.outcome);
        expect(await dealer.sites.ensure(site)).toMatchObject({ outcome: "unchanged", data: { name: "Ensured" } });
        expect(await dealer.sites.ensure({ ...site, name: "Renamed" })).toMatchObject({
          data: { site_id: first.data.site_id, name: "Renamed" },
        });
        await faults.clear();
        expect(await dealer.sites.list({ filter: { external_site_id } })).toMatchObject([{ name: "Renamed" }]);
      },
    );

    it("ensures a single contact and monitoring station when connections fail", async () => {
      await faults.add({ operation: "*", drop: "after", probability: 0.4, seed: 5 });
      const contact = { external_contact_id: "ensured", first_name: "A", last_name: "B" };
      const station = { external_monitoring_station_id: "ensured", name: "Ensured" };
      for (let round = 0; round < 3; round += 1) {
        await dealer.at({ siteId: 2 }).contacts.ensure(contact);
        await dealer.monitoringStations.ensure(station);
      }
      await faults.clear();
      const contacts = await dealer.at({ siteId: 2 }).contacts.list({ filter: { external_contact_id: "ensured" } });
      expect(contacts).toHaveLength(1);
      const stations = await dealer.monitoringStations.list({ filter: { external_monitoring_station_id: "ensured" } });
      expect(stations).toHaveLength(1);
    });
  });

  describe("devices.create", () => {
    const wanted = Array.from({ length: 250 }, (_, index) => ({
      external_device_id: `bulk-${index}`,
      device_type: "camera" as const,
      zone_number: "001",
      name: `Camera ${index}`,
    }));

    it.each(["before", "after"] as const)(
      "creates each of 250 devices once when connections fail %s the server handles the request",
      async (drop) => {
        const { site_id: siteId } = await dealer.sites.create({
          external_site_id: `bulk-${drop}`,
          name: "B",
          timezone: "UTC",
        });
        const site = dealer.at({ siteId });
        await faults.add({ operation: "*", drop, probability: 0.3, seed: 11 });
        const outcome = await site.devices.create(wanted, { chunkSize: 50 });
        await faults.clear();
        expect(outcome.orThrow().map(({ external_device_id }) => external_device_id)).toEqual(
          wanted.map(({ external_device_id }) => external_device_id),
        );
        const ids: string[] = [];
        for await (const device of site.devices.each({ fields: ["external_device_id"] }))
          ids.push(device.external_device_id);
        expect(ids.toSorted()).toEqual(wanted.map(({ external_device_id }) => external_device_id).toSorted());
      },
    );

    it("creates the valid devices and reports the invalid one", async () => {
      const site = dealer.at({ siteId: 3 });
      const items = wanted.slice(0, 2).map((item, index) => (index === 1 ? { ...item, name: "" } : item));
      const outcome = await site.devices.create(items);
      expect(outcome.succeeded).toHaveLength(1);
      expect(outcome.failed).toMatchObject([{ index: 1, status_code: 400, error_message: "name must not be empty" }]);
    });

    it("changes the valid devices of a batch and reports the ones that do not match the schema", async () => {
      const { site_id: siteId } = await dealer.sites.create({ external_site_id: "mixed", name: "B", timezone: "UTC" });
      const { devices } = dealer.at({ siteId });
      const items = wanted.slice(0, 3).map((item, index) => (index === 1 ? { ...item, zone_number: "" } : item));
      const failure = { index: 1, status_code: 400, error_message: "zone_number must not be empty" };
      const created = await devices.create(items);
      expect(created.failed).toMatchObject([{ ...failure, item: items[1] }]);
      expect(created.succeeded.map(({ index }) => index)).toEqual([0, 2]);

      const ensured = await devices.ensure(items.map((item) => ({ ...item, model: "M" })));
      expect(ensured.failed).toMatchObject([failure]);
      expect(ensured.succeeded).toMatchObject([
        { index: 0, result: { outcome: "updated" } },
        { index: 2, result: { outcome: "updated" } },
      ]);

      const ids = created.succeeded.map(({ result }) => result.device_id);
      const updated = await devices.update(
        ids.map((device_id, index) => ({ device_id, zone_number: index ? "" : "9" })),
      );
      expect(updated.failed).toMatchObject([failure]);
      expect(updated.succeeded).toMatchObject([{ index: 0, result: { zone_number: "9" } }]);

      const deleted = await devices.delete([...ids, 0]);
      expect(deleted.failed).toMatchObject([{ index: 2, status_code: 400, item: 0 }]);
      expect(deleted.succeeded).toHaveLength(2);
    });
  });

  it.each(["site_id", "created_at", "name"] as const)(
    "iterates over each existing site once by %s while sites change and connections fail",
    async (sort) => {
      await sandbox.reset("demo");
      const existing = await dealer.sites.list({ limit: 1000 });
      const fault = await faults.add({ operation: "listSites", drop: "before", probability: 0.4, seed: 9 });
      const read: number[] = [];
      for await (const { site_id } of dealer.sites.each({ sort, pageSize: 3 })) {
        read.push(site_id);
        if (read.length > 20) continue;
        // Create rows on both sides of the current page.
        const name = read.length % 2 === 0 ? "AA" : "ZZ";
        const { site_id: siteId } = await dealer.sites.create({
          external_site_id: `new-${read.length}`,
          name,
          timezone: "UTC",
        });
        if (read.length % 3 === 0) await dealer.sites.delete({ siteId });
      }
      const struck = (await faults.list()).find(({ id }) => id === fault.id);
      expect(struck?.strikes).toBeGreaterThan(0);
      expect(new Set(read).size).toBe(read.length);
      expect(read).toEqual(expect.arrayContaining(existing.map(({ site_id }) => site_id)));
    },
  );

  it("fetches a new access token after the old one is revoked", async () => {
    await dealer.sites.list();
    expect(await sandbox.revokeTokens()).toBeGreaterThan(0);
    const pages = await Promise.all(Array.from({ length: 50 }, () => dealer.sites.list({ limit: 1 })));
    expect(pages).toHaveLength(50);
  });
});
