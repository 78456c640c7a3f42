import { catchError, ManualClock, type Received, type Reply } from "@chekt/testing";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { CreateDeviceDto } from "../generated/schema.ts";
import { DeviceStore, type Failure } from "../testing/device-store.ts";
import { partnerApi, type PartnerApi } from "../testing/partner-api.ts";
import { fault, SiteStore } from "../testing/site-store.ts";
import { ForbiddenError } from "../errors.ts";
import type { Site } from "../types.ts";
import type { EnsureOutcome } from "./ensure.ts";

const wanted = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };

/** A dealer whose requests fail in the given ways, in order. */
async function dealerWith(
  failures: Failure[] = [],
): Promise<PartnerApi & { store: SiteStore; methods: () => string[] }> {
  const store = new SiteStore();
  const api = await partnerApi((count, request) => store.reply(request, failures[count - 1]), {
    clock: new ManualClock(),
    retries: 0,
  });
  return { ...api, store, methods: () => api.received.map(({ method }) => method) };
}

describe("sites.ensure", () => {
  it("creates a missing site", async () => {
    const { chekt, store, methods, received } = await dealerWith();
    const { outcome, data } = await chekt.sites.ensure({ dealerId: 42 }, wanted);
    expect(outcome).toBe("created");
    expect(data).toMatchObject(wanted);
    expect(store.sites).toHaveLength(1);
    expect(methods()).toEqual(["GET", "POST"]);
    expect(received[0]?.path).toBe("/partner/v1/dealers/42/sites?filter=external_site_id,hq,eq");
    expectTypeOf(data).toEqualTypeOf<Site>();
  });

  it("leaves a site unchanged when nothing differs", async () => {
    const { chekt, methods } = await dealerWith();
    const dealer = chekt.at({ dealerId: 42 });
    await dealer.sites.ensure(wanted);
    expect(await dealer.sites.ensure({ ...wanted })).toMatchObject({ outcome: "unchanged", data: wanted });
    expect(methods()).toEqual(["GET", "POST", "GET"]);
  });

  it("clears a value with an empty string, once", async () => {
    const { chekt, store, received } = await dealerWith();
    const dealer = chekt.at({ dealerId: 42 });
    await dealer.sites.ensure({ ...wanted, address2: "Suite 7" });
    expect((await dealer.sites.ensure({ ...wanted, address2: "" })).outcome).toBe("updated");
    expect(received.at(-1)).toMatchObject({ method: "PATCH", body: '{"address2":""}' });
    expect((await dealer.sites.ensure({ ...wanted, address2: undefined })).outcome).toBe("unchanged");
    for (const address2 of [null, ""] as const) {
      Object.assign(store.sites[0] ?? {}, { address2 });
      expect((await dealer.sites.ensure({ ...wanted, address2: "" })).outcome).toBe("unchanged");
    }
  });

  it("updates only the properties of a site that differ", async () => {
    const { chekt, received } = await dealerWith();
    const dealer = chekt.at({ dealerId: 42 });
    await dealer.sites.ensure(wanted);
    const { outcome, data } = await dealer.sites.ensure({ ...wanted, name: "Main Office", address1: "1 Main Street" });
    expect(outcome).toBe("updated");
    expect(data).toMatchObject({ name: "Main Office", address1: "1 Main Street" });
    expect(received.at(-1)).toMatchObject({
      method: "PATCH",
      path: "/partner/v1/dealers/42/sites/1",
      body: '{"name":"Main Office","address1":"1 Main Street"}',
    });
  });

  it.each<{ what: string; failures: Failure[]; methods: string[]; reported: EnsureOutcome }>([
    {
      what: "before the server has processed it",
      failures: ["none", "drop-before", "none", "none"],
      methods: ["GET", "POST", "GET", "POST"],
      reported: "created",
    },
    // Another client may have created the site that is found.
    {
      what: "after the server has processed it",
      failures: ["none", "drop-after"],
      methods: ["GET", "POST", "GET"],
      reported: "unchanged",
    },
  ])("creates a site once when the connection breaks $what", async ({ failures, methods: expected, reported }) => {
    const store = new SiteStore();
    const { chekt, received } = await partnerApi((count, request) => store.reply(request, failures[count - 1]), {
      clock: new ManualClock(),
    });
    expect((await chekt.sites.ensure({ dealerId: 42 }, wanted)).outcome).toBe(reported);
    expect(store.sites).toHaveLength(1);
    expect(received.map(({ method }) => method)).toEqual(expected);
  });

  it.each<Failure>(["none", "drop-before", "drop-after"])(
    "reports created to one of two clients at most, whose first create meets the failure %s",
    async (failure) => {
      const store = new SiteStore();
      let creates = 0;
      const { chekt } = await partnerApi(
        (_count, request) => store.reply(request, request.method === "POST" && ++creates === 1 ? failure : "none"),
        { clock: new ManualClock() },
      );
      const both = [1, 2].map(() => chekt.sites.ensure({ dealerId: 42 }, wanted));
      const outcomes = (await Promise.all(both)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === "created").length).toBeLessThanOrEqual(1);
      expect(store.sites).toHaveLength(1);
    },
  );

  it("updates the site when another process creates it at the same time", async () => {
    const store = new SiteStore();
    let raced = false;
    const { chekt } = await partnerApi((_count, request) => {
      const reply = store.reply(request);
      if (!raced)
        store.reply({
          ...request,
          method: "POST",
          path: "/sites",
          body: JSON.stringify({ ...wanted, name: "Branch Office" }),
        });
      raced = true;
      return reply;
    });
    expect(await chekt.sites.ensure({ dealerId: 42 }, wanted)).toMatchObject({ outcome: "updated", data: wanted });
    expect(store.sites).toHaveLength(1);
  });

  it("throws when the API rejects a new site or never responds", async () => {
    const invalid = await partnerApi((_count, { method }) =>
      method === "GET" ? { json: [] } : fault(400, "bad name"),
    );
    expect((await catchError(invalid.chekt.sites.ensure({ dealerId: 42 }, wanted))).name).toBe("BadRequestError");
    const forbidden = await partnerApi((_count, { method }) => (method === "GET" ? { json: [] } : fault(403, "no")));
    expect((await catchError(forbidden.chekt.sites.ensure({ dealerId: 42 }, wanted))).name).toBe("ForbiddenError");
    const unreachable = await partnerApi((_count, { method }) => (method === "GET" ? { json: [] } : "drop"), {
      clock: new ManualClock(),
    });
    expect((await catchError(unreachable.chekt.sites.ensure({ dealerId: 42 }, wanted))).name).toBe("NetworkError");
    expect(unreachable.received.filter(({ method }) => method === "POST")).toHaveLength(3);
  });

  it("creates a site when a server that ignores the filter returns another site", async () => {
    const otherSite = { ...wanted, external_site_id: "other", site_id: 9 };
    const { chekt, received } = await partnerApi((_count, { method, body }) =>
      method === "GET" ? { json: [otherSite] } : { status: 201, json: JSON.parse(body) },
    );
    expect((await chekt.sites.ensure({ dealerId: 42 }, wanted)).outcome).toBe("created");
    expect(received.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  it("honors Retry-After when creating a site, and throws when it is an hour", async () => {
    const clock = new ManualClock();
    const busy = (seconds: string): Reply => ({ status: 503, headers: { "retry-after": seconds } });
    const store = new SiteStore();
    let retryAfters: string[] = ["7"];
    const { chekt } = await partnerApi(
      (_count, request) =>
        request.method === "POST" && retryAfters.length > 0 ? busy(retryAfters.shift() ?? "") : store.reply(request),
      { clock },
    );
    expect((await chekt.sites.ensure({ dealerId: 42 }, wanted)).outcome).toBe("created");
    expect(clock.waits).toEqual([7000]);
    retryAfters = ["3600"];
    const other = { ...wanted, external_site_id: "other" };
    expect((await catchError(chekt.sites.ensure({ dealerId: 42 }, other))).name).toBe("ServerError");
    expect(clock.waits).toEqual([7000]);
  });

  it.each([408, 500])("looks for the site before retrying to create it after a %i response", async (status) => {
    const store = new SiteStore();
    let posts = 0;
    const { chekt, received } = await partnerApi(
      (_count, request) => (request.method === "POST" && ++posts === 1 ? { status } : store.reply(request)),
      { clock: new ManualClock() },
    );
    expect((await chekt.sites.ensure({ dealerId: 42 }, wanted)).outcome).toBe("created");
    expect(received.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST"]);
  });

  it("treats null as an absent property", async () => {
    const { chekt, methods } = await dealerWith();
    const row = { ...wanted, address1: null as unknown as string };
    await chekt.sites.ensure({ dealerId: 42 }, wanted);
    expect((await chekt.sites.ensure({ dealerId: 42 }, row)).outcome).toBe("unchanged");
    expect(methods()).toEqual(["GET", "POST", "GET"]);
  });

  it("rejects a missing external ID before sending anything", async () => {
    const { chekt, received } = await dealerWith();
    const error = await catchError(chekt.sites.ensure({ dealerId: 42 }, { ...wanted, external_site_id: "" }));
    expect(error.message).toBe("external_site_id is missing: ensure finds the site by it.");
    expect(received).toEqual([]);
  });
});

describe("ensure for other resources", () => {
  const reply =
    (row: object) =>
    (_count: number, { method }: Received): Reply => ({ json: method === "GET" ? [row] : row });

  it("finds a contact by its external ID and updates it", async () => {
    const contact = { contact_id: 5, external_contact_id: "c-1", first_name: "John", last_name: "Doe" };
    const { chekt, received } = await partnerApi(reply(contact));
    const body = { external_contact_id: "c-1", first_name: "Jane", last_name: "Doe" };
    expect((await chekt.contacts.ensure({ dealerId: 42, siteId: 7 }, body)).outcome).toBe("updated");
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /partner/v1/dealers/42/sites/7/contacts?filter=external_contact_id,c-1,eq",
      "PATCH /partner/v1/dealers/42/sites/7/contacts/5",
    ]);
  });

  it("finds a monitoring station by its external ID and updates it", async () => {
    const station = { monitoring_station_id: 3, external_monitoring_station_id: "m-1", name: "Central", prefix: null };
    const { chekt, received } = await partnerApi(reply(station));
    const body = { external_monitoring_station_id: "m-1", name: "Central", prefix: "CH" };
    expect((await chekt.monitoringStations.ensure({ dealerId: 42 }, body)).outcome).toBe("updated");
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /partner/v1/dealers/42/monitoring-stations?filter=external_monitoring_station_id,m-1,eq",
      "PATCH /partner/v1/dealers/42/monitoring-stations/3",
    ]);
  });
});

describe("devices.ensure", () => {
  const camera = (name: string, zone_number: string): CreateDeviceDto => ({
    external_device_id: name,
    device_type: "camera",
    zone_number,
  });

  /** The requests that change something. */
  const changes = (received: readonly Received[]): string[][] =>
    received.filter(({ method }) => method !== "GET").map(({ method, body }) => [method, body]);

  it("creates missing devices, updates different ones, and leaves others unchanged", async () => {
    const store = new DeviceStore();
    const { chekt, received } = await partnerApi((_count, request) => store.reply(request));
    const site = chekt.at({ dealerId: 42, siteId: 7 });
    (await site.devices.create([camera("a", "1"), camera("b", "2")])).orThrow();
    const progress: number[] = [];
    const outcome = await site.devices.ensure([camera("c", "3"), camera("b", "9"), camera("a", "1")], {
      onProgress: ({ done }) => progress.push(done),
    });
    expect(outcome.orThrow().map((result) => result.outcome)).toEqual(["created", "updated", "unchanged"]);
    expect(outcome.succeeded.map(({ item }) => item.external_device_id)).toEqual(["c", "b", "a"]);
    expect(progress).toEqual([2, 3]);
    expect(changes(received).slice(1)).toEqual([
      ["POST", JSON.stringify([camera("c", "3")])],
      ["PATCH", '[{"device_id":2,"zone_number":"9"}]'],
    ]);
    expect(store.devices.map(({ zone_number }) => zone_number)).toEqual(["1", "9", "3"]);
  });

  it("reports failed creations with their index", async () => {
    const store = new DeviceStore();
    const { chekt } = await partnerApi((_count, request) => store.reply(request));
    const items = [camera("a", "1"), { ...camera("b", "2"), name: "" }];
    const { failed, succeeded } = await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items);
    expect(failed).toMatchObject([{ index: 1, item: { external_device_id: "b" }, status_code: 400 }]);
    expect(succeeded).toMatchObject([{ index: 0, result: { outcome: "created" } }]);
  });

  it("sends nothing for an empty list of devices", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: [] }));
    expect((await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, [])).orThrow()).toEqual([]);
    expect(received).toEqual([]);
  });

  it("sends duplicate items once and reports a result for each", async () => {
    const store = new DeviceStore();
    const { chekt, received } = await partnerApi((_count, request) => store.reply(request));
    const [invalid, duplicate] = [camera("bad", "0"), camera("bad", "0")].map((item) => ({ ...item, name: "" }));
    const items = [camera("a", "1"), invalid, { ...camera("a", "1"), name: undefined }, duplicate];
    const { succeeded, failed } = await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items as CreateDeviceDto[]);
    expect(changes(received)).toEqual([["POST", JSON.stringify([camera("a", "1"), invalid])]]);
    const [device] = store.devices;
    expect(succeeded).toEqual([
      { index: 0, item: items[0], result: { outcome: "created", data: device } },
      { index: 2, item: items[2], result: { outcome: "created", data: device } },
    ]);
    expect(succeeded[1]?.item).toBe(items[2]);
    expect(failed).toMatchObject([
      { index: 1, status_code: 400 },
      { index: 3, status_code: 400 },
    ]);
  });

  it.each([
    ["in a value", camera("a", "2")],
    ["in an additional property", { ...camera("a", "1"), name: "Back Door" }],
  ])("rejects duplicate items that differ %s before sending anything", async (_what, other) => {
    const { chekt, received } = await partnerApi(() => ({ json: [] }));
    const message = 'Items 1 and 2 have the external_device_id "a" but differ: pass one.';
    for (const items of [
      [camera("b", "1"), camera("a", "1"), other],
      [camera("b", "1"), other, camera("a", "1")],
    ]) {
      const error = await catchError(chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items));
      expect(error).toEqual(new TypeError(message));
    }
    expect(received).toEqual([]);
  });

  /** A site where another process creates a device at the same time. */
  async function race(other: CreateDeviceDto, failure: Failure): Promise<PartnerApi & { store: DeviceStore }> {
    const store = new DeviceStore();
    let isFirst = true;
    const api = await partnerApi(
      (_count, request) => {
        const isRace = request.method === "POST" && isFirst;
        if (isRace) {
          isFirst = false;
          store.reply({ ...request, body: JSON.stringify([other]) });
        }
        return store.reply(request, isRace ? failure : "none");
      },
      { clock: new ManualClock() },
    );
    return { ...api, store };
  }

  it.each<{ what: string; other: CreateDeviceDto; failure: Failure; outcome: string }>([
    { what: "with the same properties", other: camera("a", "1"), failure: "none", outcome: "unchanged" },
    { what: "with other properties", other: camera("a", "9"), failure: "none", outcome: "updated" },
    {
      what: "with other properties (lost response)",
      other: camera("a", "9"),
      failure: "drop-after",
      outcome: "updated",
    },
    {
      what: "with other properties (lost request)",
      other: camera("a", "9"),
      failure: "drop-before",
      outcome: "updated",
    },
  ])(
    "reports $outcome for a device that another process creates at the same time $what",
    async ({ other, failure, outcome }) => {
      const { chekt, store, received } = await race(other, failure);
      const lost = failure === "drop-after";
      const items = [camera("a", "1"), camera("b", "2")];
      const ensured = (await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items)).orThrow();
      expect(ensured.map((result) => result.outcome)).toEqual([outcome, lost ? "unchanged" : "created"]);
      expect(ensured.map(({ data }) => data)).toMatchObject(items);
      expect(store.devices).toMatchObject(items);
      const patches = changes(received).filter(([method]) => method === "PATCH");
      expect(patches).toEqual(outcome === "updated" ? [["PATCH", '[{"device_id":1,"zone_number":"1"}]']] : []);
    },
  );

  it("finds devices whose creation was not confirmed, and does not report them as created", async () => {
    const store = new DeviceStore();
    const { chekt, received } = await partnerApi(
      (_count, request) => store.reply(request, request.method === "POST" ? "drop-after" : "none"),
      { clock: new ManualClock() },
    );
    const ensured = await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, [camera("a", "1")]);
    expect(ensured.orThrow()).toEqual([{ outcome: "unchanged", data: store.devices[0] }]);
    expect(changes(received)).toHaveLength(1);
  });

  it("reports all devices as failed when they cannot be listed", async () => {
    const { chekt, received } = await partnerApi(() => fault(403, "not yours"));
    const items = [camera("a", "1"), camera("a", "1"), camera("b", "2")];
    const { failed, succeeded } = await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items);
    expect(succeeded).toEqual([]);
    expect(failed.map(({ index, item, status_code }) => ({ index, item, status_code }))).toEqual(
      items.map((item, index) => ({ index, item, status_code: 403 })),
    );
    expect(failed[0]?.cause).toBeInstanceOf(ForbiddenError);
    expect(received).toHaveLength(1);
  });

  it("looks for the devices when the API rejects a whole batch", async () => {
    const store = new DeviceStore();
    const { chekt } = await partnerApi((_count, request) => {
      if (request.method !== "POST") return store.reply(request);
      store.reply({ ...request, body: JSON.stringify([camera("a", "9")]) });
      return fault(409, "external_device_id is taken");
    });
    const items = [camera("a", "1"), camera("b", "2")];
    const { succeeded, failed } = await chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items);
    expect(succeeded).toMatchObject([{ index: 0, result: { outcome: "updated", data: camera("a", "1") } }]);
    expect(failed).toMatchObject([{ index: 1, status_code: 409, item: camera("b", "2") }]);
  });

  it("does not look for devices after a 403 response, and keeps the original error when it cannot list them", async () => {
    const forbidden = await partnerApi((_count, { method }) => (method === "GET" ? { json: [] } : fault(403, "no")));
    const items = [camera("a", "1")];
    const outcome = await forbidden.chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items);
    expect(outcome.failed).toMatchObject([{ index: 0, status_code: 403 }]);
    expect(forbidden.received.at(-1)?.method).toBe("POST");

    let isCreated = false;
    const closing = await partnerApi((_count, { method }) => {
      if (method === "GET") return isCreated ? fault(403, "no") : { json: [] };
      isCreated = true;
      return fault(409, "external_device_id is taken");
    });
    const { failed } = await closing.chekt.devices.ensure({ dealerId: 42, siteId: 7 }, items);
    expect(failed).toMatchObject([{ index: 0, status_code: 409, error_message: expect.stringContaining("is taken") }]);
  });

  it("reports failed updates with their index", async () => {
    const store = new DeviceStore();
    const { chekt } = await partnerApi((_count, request) =>
      request.method === "PATCH" ? fault(422, "zone_number is taken") : store.reply(request),
    );
    const site = chekt.at({ dealerId: 42, siteId: 7 });
    (await site.devices.create([camera("a", "1")])).orThrow();
    const { succeeded, failed } = await site.devices.ensure([camera("b", "2"), camera("a", "9")]);
    expect(succeeded).toMatchObject([{ index: 0, result: { outcome: "created" } }]);
    expect(failed).toMatchObject([{ index: 1, item: camera("a", "9"), status_code: 422 }]);
  });
});
