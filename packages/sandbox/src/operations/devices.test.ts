import { describe, expect, it } from "vitest";
import { device, error, openForOperations } from "../testing/operations.ts";
import { engines } from "../testing/stores.ts";

/** JSON that is nested more deeply than `JSON.stringify` can write. */
function nest(levels: number): string {
  return `${'[{"a":'.repeat(levels)}null${"}]".repeat(levels)}`;
}

describe.each(engines)("devices on $engine", async ({ newPlace }) => {
  const { sandbox, dealer, newSite } = await openForOperations(newPlace);
  const { call } = sandbox;

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
