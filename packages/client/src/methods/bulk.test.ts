import { staticToken } from "@chekt/partner-auth";
import { type Clock, systemClock } from "@chekt/partner-auth/internal";
import { catchError, ManualClock, type Received, type Reply } from "@chekt/testing";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { BulkError } from "../errors.ts";
import type { CreateDeviceDto } from "../generated/schema.ts";
import { DeviceStore, type Failure } from "../testing/device-store.ts";
import { partnerApi, type PartnerApi } from "../testing/partner-api.ts";
import type { Device } from "../types.ts";
import type { BulkProgress } from "./bulk.ts";

const where = { dealerId: 42, siteId: 7 };

function cameras(count: number): CreateDeviceDto[] {
  return Array.from({ length: count }, (_, index) => ({
    external_device_id: `cam-${index}`,
    device_type: "camera",
    zone_number: String(index),
  }));
}

/** A site whose write requests fail in the given ways, in order. */
async function siteWith(failures: Failure[] = []): Promise<PartnerApi & { store: DeviceStore; clock: ManualClock }> {
  const store = new DeviceStore();
  const clock = new ManualClock();
  let changes = 0;
  const api = await partnerApi(
    (_count, request) => {
      const failure = request.method === "GET" ? "none" : failures[changes++];
      return store.reply(request, failure);
    },
    { clock },
  );
  return { ...api, store, clock };
}

describe("bulk operations", () => {
  it("creates devices in batches and returns results in the order of the items", async () => {
    const { chekt, received, store } = await siteWith();
    const progress: BulkProgress[] = [];
    const items = cameras(250);
    const outcome = await chekt.devices.create(where, items, { onProgress: (event) => progress.push(event) });
    expect(received.map(({ body }) => (JSON.parse(body) as unknown[]).length)).toEqual([100, 100, 50]);
    expect(progress).toEqual([100, 200, 250].map((done) => ({ done, total: 250 })));
    expect(outcome.failed).toEqual([]);
    expect(outcome.succeeded.map(({ index }) => index)).toEqual(items.map((_, index) => index));
    const created = outcome.orThrow();
    expect(created.map((device) => device.external_device_id)).toEqual(items.map((item) => item.external_device_id));
    expect(store.devices).toHaveLength(250);
    expectTypeOf(created).toEqualTypeOf<Device[]>();
  });

  it("uses the configured batch size, and a separate trace id for each batch", async () => {
    const { chekt, received } = await siteWith();
    await chekt.devices.create(where, cameras(3), { chunkSize: 2 });
    expect(received.map(({ body }) => (JSON.parse(body) as unknown[]).length)).toEqual([2, 1]);
    expect(new Set(received.map(({ headers }) => headers["x-partner-trace-id"])).size).toBe(2);
  });

  it("sends nothing for an empty list of items", async () => {
    const { chekt, received } = await siteWith();
    expect((await chekt.devices.create(where, [])).orThrow()).toEqual([]);
    expect(received).toEqual([]);
  });

  it("updates and deletes devices, and reports unknown ones as failed", async () => {
    const { chekt, store } = await siteWith();
    await chekt.devices.create(where, cameras(3));
    const site = chekt.at(where);
    const updated = await site.devices.update([
      { device_id: 2, name: "Back Door" },
      { device_id: 9, name: "None" },
    ]);
    expect(updated.succeeded).toMatchObject([{ index: 0, result: { device_id: 2, name: "Back Door" } }]);
    expect(updated.failed).toMatchObject([{ index: 1, item: { device_id: 9 }, status_code: 404 }]);
    const deleted = await site.devices.delete([3, 1]);
    expect(deleted.orThrow().map((device) => device?.device_id)).toEqual([3, 1]);
    expect(store.devices.map(({ device_id }) => device_id)).toEqual([2]);
  });

  it("rejects invalid items and batch sizes before sending anything", async () => {
    const { chekt, received } = await siteWith();
    // @ts-expect-error one item without its array
    expect((await catchError(chekt.devices.create(where, cameras(1)[0]))).message).toContain("needs an array of items");
    const chunkSize = 0;
    expect((await catchError(chekt.devices.create(where, cameras(1), { chunkSize }))).message).toContain(
      "chunkSize is 0",
    );
    expect(received).toEqual([]);
  });
});

it("returns the results of a bulk operation when onProgress throws or rejects", async () => {
  const { chekt, store } = await siteWith();
  const onProgress = (): never => {
    throw new Error("The window was closed.");
  };
  expect((await chekt.devices.create(where, cameras(1), { onProgress })).orThrow()).toHaveLength(1);
  const unhandled = vi.fn<(reason: unknown) => void>();
  process.on("unhandledRejection", unhandled);
  const rejecting = { onProgress: () => Promise.reject(new Error("The progress bar is gone.")) };
  expect((await chekt.devices.create(where, cameras(2).slice(1), rejecting)).orThrow()).toHaveLength(1);
  await new Promise(setImmediate);
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  expect(store.devices).toHaveLength(2);
});

describe("failed items", () => {
  it("reports failed items with their index and error, next to the items that succeeded", async () => {
    const { chekt } = await siteWith();
    const [first, second, third] = cameras(3) as [CreateDeviceDto, CreateDeviceDto, CreateDeviceDto];
    const outcome = await chekt.devices.create(where, [first, { ...second, name: "" }, third]);
    expect(outcome.succeeded.map(({ index }) => index)).toEqual([0, 2]);
    expect(outcome.failed).toEqual([
      {
        index: 1,
        item: { ...second, name: "" },
        status_code: 400,
        error_message: "name must not be empty",
        cause: undefined,
      },
    ]);
    const error = await catchError(Promise.resolve().then(() => outcome.orThrow()));
    expect(error).toBeInstanceOf(BulkError);
    expect(error).toMatchObject({
      message: "1 of 3 items failed, first item 1: name must not be empty",
      outcome,
    });
  });

  it("retries only the items that failed with a transient error", async () => {
    const batches: string[][] = [];
    const clock = new ManualClock();
    const { chekt } = await partnerApi(
      (count, { body }) => {
        const items = JSON.parse(body) as CreateDeviceDto[];
        batches.push(items.map((item) => item.external_device_id));
        const results = items.map((req, place) =>
          count === 1 && place > 0
            ? { is_successful: false, status_code: place === 1 ? 503 : 400, error_message: "no", req }
            : { is_successful: true, req, res: { ...req, device_id: count } },
        );
        return { status: 201, json: { success_count: 0, failure_count: 0, results } };
      },
      { clock },
    );
    const outcome = await chekt.devices.create(where, cameras(3));
    expect(batches).toEqual([["cam-0", "cam-1", "cam-2"], ["cam-1"]]);
    expect(outcome.succeeded.map(({ index }) => index)).toEqual([0, 1]);
    expect(outcome.failed.map(({ index }) => index)).toEqual([2]);
  });

  it("reports items that still fail after the last retry", async () => {
    const { chekt, received } = await partnerApi(
      (_count, { body }) => {
        const results = (JSON.parse(body) as unknown[]).map((req) => ({
          is_successful: false,
          status_code: 503,
          error_message: "busy",
          req,
        }));
        return { status: 201, json: { results } };
      },
      { clock: new ManualClock() },
    );
    const { failed } = await chekt.devices.create(where, cameras(1));
    expect(failed).toMatchObject([{ index: 0, status_code: 503, error_message: "busy" }]);
    expect(received).toHaveLength(3);
  });
});

describe("lost responses", () => {
  it.each<{ what: string; failures: Failure[] }>([
    { what: "before the server has processed it", failures: ["drop-before"] },
    { what: "after the server has processed it", failures: ["drop-after"] },
    { what: "in the second batch", failures: ["none", "drop-after"] },
    { what: "repeatedly", failures: ["drop-before", "drop-after", "drop-before", "drop-after"] },
  ])("creates each device once when the connection breaks $what", async ({ failures }) => {
    const { chekt, store } = await siteWith(failures);
    const items = cameras(5);
    const outcome = await chekt.devices.create(where, items, { chunkSize: 2 });
    expect(outcome.orThrow().map((device) => device.external_device_id)).toEqual(
      items.map((item) => item.external_device_id),
    );
    expect(store.devices.map((device) => device.external_device_id).toSorted()).toEqual(
      items.map((item) => item.external_device_id),
    );
  });

  it("creates each device once when the server processes a lost request late", async () => {
    const store = new DeviceStore();
    let late: (() => void) | undefined;
    const { chekt } = await partnerApi(
      (_count, request) => {
        if (request.method === "GET") {
          const page = store.reply(request);
          // The client has read the list; only now does the server process the first request.
          late?.();
          late = undefined;
          return page;
        }
        if (store.devices.length === 0 && late === undefined && first) {
          first = false;
          late = () => void store.reply(request);
          return "drop";
        }
        return store.reply(request);
      },
      { clock: new ManualClock() },
    );
    let first = true;
    const outcome = await chekt.devices.create(where, cameras(3));
    expect(outcome.orThrow()).toHaveLength(3);
    expect(store.devices).toHaveLength(3);
  });

  it.each([{ results: [] }, { result: "other" }])(
    "creates each device once when the response is invalid (%j)",
    async (json) => {
      const store = new DeviceStore();
      const { chekt } = await partnerApi((count, request) => {
        const reply = store.reply(request);
        return count === 1 ? { status: 201, json } : reply;
      });
      const outcome = await chekt.devices.create(where, cameras(2));
      expect(outcome.orThrow()).toHaveLength(2);
      expect(store.devices).toHaveLength(2);
    },
  );

  it("honors Retry-After for a batch, and does not retry when it is an hour", async () => {
    const store = new DeviceStore();
    const clock = new ManualClock();
    const { chekt } = await partnerApi(
      (count, request) => (count === 1 ? { status: 503, headers: { "retry-after": "7" } } : store.reply(request)),
      { clock },
    );
    expect((await chekt.devices.create(where, cameras(1))).orThrow()).toHaveLength(1);
    expect(clock.waits).toEqual([7000]);
    const unavailable = await partnerApi((_count, { method }) =>
      method === "GET" ? { json: [] } : { status: 503, headers: { "retry-after": "3600" } },
    );
    expect((await unavailable.chekt.devices.create(where, cameras(1))).failed).toMatchObject([{ status_code: 503 }]);
  });

  it("deletes each device once when a deletion is lost and retried", async () => {
    const { chekt, store, received } = await siteWith(["none", "drop-before"]);
    await chekt.devices.create(where, cameras(3));
    const outcome = await chekt.devices.delete(where, [1, 3]);
    expect(outcome.orThrow().map((device) => device?.device_id)).toEqual([1, 3]);
    expect(store.devices.map(({ device_id }) => device_id)).toEqual([2]);
    expect(received.at(-1)?.method).toBe("POST");
  });

  it("reports a deletion as succeeded, without data, when its response is lost", async () => {
    const { chekt, store } = await siteWith(["none", "drop-after"]);
    await chekt.devices.create(where, cameras(3));
    const outcome = await chekt.devices.delete(where, [1, 3]);
    expect(outcome.orThrow()).toEqual([undefined, undefined]);
    expect(store.devices.map(({ device_id }) => device_id)).toEqual([2]);
  });
});

describe("refused batches", () => {
  /** Refuses every batch with an item whose zone is empty, as a whole. */
  const strict =
    (store: DeviceStore, describeField: (position: number) => object) =>
    (_count: number, request: Received): Reply => {
      const items: unknown = request.method === "POST" ? JSON.parse(request.body) : [];
      const position = Array.isArray(items) ? items.findIndex((item) => item.zone_number === "") : -1;
      return position < 0
        ? store.reply(request)
        : { status: 400, json: { status_code: 400, ...describeField(position) } };
    };
  const named = (position: number): object => ({
    error_message: `[${position}].zone_number must not be empty`,
    field: `[${position}].zone_number`,
  });
  const unnamed = (): object => ({ error_message: "zone_number must not be empty" });

  it.each([
    { what: "that the API names", describeField: named, invalid: [230], requests: 3 + 1 },
    { what: "that the API does not name", describeField: unnamed, invalid: [130], requests: 20 },
    { what: "that the API names, several", describeField: named, invalid: [0, 1, 249], requests: 3 + 2 + 1 },
    { what: "that the API does not name, several", describeField: unnamed, invalid: [0, 1, 99], requests: 40 },
  ])(
    "sends the items of a refused batch without the invalid ones $what",
    async ({ describeField, invalid, requests }) => {
      const store = new DeviceStore();
      const { chekt, received } = await partnerApi(strict(store, describeField));
      const items = cameras(250).map((item, index) => (invalid.includes(index) ? { ...item, zone_number: "" } : item));
      const outcome = await chekt.devices.create(where, items);
      expect(outcome.failed.map(({ index }) => index)).toEqual(invalid);
      expect(outcome.succeeded).toHaveLength(250 - invalid.length);
      expect(store.devices).toHaveLength(250 - invalid.length);
      expect(received.length).toBeLessThanOrEqual(requests);
      const [first] = invalid;
      const error = new BulkError(outcome);
      expect(error.message).toContain(`${invalid.length} of 250 items failed, first item ${first}:`);
      const place = describeField === named ? `[${first}].` : "";
      expect(error.message).toContain(`400 ${place}zone_number must not be empty`);
    },
  );

  it("ensures the other items, and names the index in the input, when the API refuses a batch", async () => {
    const store = new DeviceStore();
    const { chekt } = await partnerApi(strict(store, named));
    await chekt.devices.create(where, cameras(100));
    const items = cameras(250).map((item, index) => (index === 230 ? { ...item, zone_number: "" } : item));
    const { failed, succeeded } = await chekt.devices.ensure(where, items);
    expect(failed).toMatchObject([
      { index: 230, error_message: expect.stringContaining("400 [230].zone_number must not be empty") },
    ]);
    expect(succeeded).toHaveLength(249);
  });

  it("names the index of an item that was sent alone", async () => {
    const store = new DeviceStore();
    const { chekt } = await partnerApi(strict(store, named));
    const items = cameras(3).map((item, index) => (index === 2 ? { ...item, zone_number: "" } : item));
    const { failed } = await chekt.devices.create(where, items, { chunkSize: 1 });
    expect(failed).toMatchObject([{ index: 2, error_message: expect.stringContaining("[2].zone_number must not") }]);
  });

  it("stops separating items when the token is refused meanwhile", async () => {
    const { chekt, received } = await partnerApi(
      (count) => ({ status: count === 1 ? 400 : 403, json: { status_code: 400, error_message: "no" } }),
      { tokenSource: staticToken("t-1") },
    );
    const { failed } = await chekt.devices.create(where, cameras(8), { chunkSize: 4 });
    expect(failed.map(({ index, status_code }) => [index, status_code])).toEqual(
      Array.from({ length: 8 }, (_, index) => [index, 403]),
    );
    expect(received).toHaveLength(2);
  });
});

describe("failed batches", () => {
  it.each([
    [401, "UnauthorizedError"],
    [403, "ForbiddenError"],
    [404, "NotFoundError"],
    [429, "RateLimitError"],
  ])("fails all remaining items after a %i response", async (status, name) => {
    const { chekt, received } = await partnerApi(
      () => ({ status, json: { status_code: status, error_message: "out of reach" } }),
      { tokenSource: staticToken("t-1"), retries: 0 },
    );
    const { failed, succeeded } = await chekt.devices.create(where, cameras(3), { chunkSize: 1 });
    expect(succeeded).toEqual([]);
    expect(failed).toMatchObject([0, 1, 2].map((index) => ({ index, status_code: status, cause: { name } })));
    expect(received).toHaveLength(1);
  });

  it("fails all items after a network error", async () => {
    const { chekt, received } = await partnerApi(() => "drop", { clock: new ManualClock() });
    const { failed } = await chekt.devices.create(where, cameras(2), { chunkSize: 1 });
    expect(failed).toMatchObject([0, 1].map((index) => ({ index, cause: { name: "NetworkError" } })));
    // Once the devices, and then, as often as any read, the list that would have shown what became of them.
    expect(received.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
  });

  it.each([
    [400, "BadRequestError"],
    [409, "ConflictError"],
    [413, "BadRequestError"],
    [422, "BadRequestError"],
  ])("continues with the next batch after a %i response", async (status, name) => {
    const store = new DeviceStore();
    const { chekt, received } = await partnerApi((count, request) =>
      count === 1 ? { status, json: { status_code: status, error_message: "bad item" } } : store.reply(request),
    );
    const { failed, succeeded } = await chekt.devices.create(where, cameras(2), { chunkSize: 1 });
    expect(failed).toMatchObject([{ index: 0, status_code: status, cause: { name } }]);
    expect(succeeded).toMatchObject([{ index: 1 }]);
    expect(received).toHaveLength(2);
  });

  it("keeps the results of finished batches when aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("The user went away.");
    const { chekt } = await siteWith();
    const outcome = await chekt.devices.create(where, cameras(4), {
      chunkSize: 2,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    expect(outcome.succeeded.map(({ index }) => index)).toEqual([0, 1]);
    expect(outcome.failed).toMatchObject([
      { index: 2, cause: reason },
      { index: 3, cause: reason },
    ]);
  });

  it("does not retry a batch when aborted during recovery", async () => {
    const controller = new AbortController();
    const reason = new Error("The user went away.");
    const clock: Clock = {
      ...systemClock,
      // Delays of the bulk call end at once, or never if they start after the abort.
      sleep: (time, signal) => {
        if (signal !== controller.signal) return systemClock.sleep(time, signal);
        return signal.aborted ? new Promise(() => {}) : Promise.resolve();
      },
    };
    const { chekt, received } = await partnerApi(
      (count, { method, body }) => {
        if (method === "GET" && count > 2) {
          setImmediate(() => controller.abort(reason));
          return "hang";
        }
        if (method === "GET") return { json: [] };
        if (count === 1) return "drop";
        const [req] = JSON.parse(body) as CreateDeviceDto[];
        return {
          status: 201,
          json: { results: [{ is_successful: false, status_code: 503, error_message: "busy", req }] },
        };
      },
      { clock },
    );
    const outcome = await chekt.devices.create(where, cameras(1), { signal: controller.signal });
    expect(outcome.failed).toMatchObject([{ index: 0, cause: reason }]);
    expect(received.map(({ method }) => method)).toEqual(["POST", "GET", "POST", "GET"]);
  });

  it("keeps the results of a batch when aborted before a retry", async () => {
    const controller = new AbortController();
    // An abort reason need not be an error.
    const reason = "The user went away.";
    const clock = new ManualClock();
    const sleep = clock.sleep.bind(clock);
    // Only the delay between two requests uses the caller's own signal.
    clock.sleep = (milliseconds, signal) => {
      const waiting = sleep(milliseconds, signal);
      if (signal === controller.signal) controller.abort(reason);
      return waiting;
    };
    const { chekt } = await partnerApi(
      (_count, { body }) => {
        const [first, second] = JSON.parse(body) as CreateDeviceDto[];
        const busy = { is_successful: false, status_code: 503, error_message: "busy", req: second };
        return { status: 201, json: { results: [{ is_successful: true, req: first, res: first }, busy] } };
      },
      { clock, random: () => 1 },
    );
    const outcome = await chekt.devices.create(where, cameras(3), { chunkSize: 2, signal: controller.signal });
    expect(outcome.succeeded.map(({ index }) => index)).toEqual([0]);
    expect(outcome.failed).toMatchObject([1, 2].map((index) => ({ index, cause: reason, error_message: reason })));
  });

  it("fails the items when the API returns the wrong number of results", async () => {
    const { chekt } = await partnerApi(() => ({ status: 201, json: { results: [] } }));
    const { failed } = await chekt.devices.create(where, cameras(1));
    expect(failed).toMatchObject([{ error_message: "The API returned 0 results for 1 items." }]);
  });
});
