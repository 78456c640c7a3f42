import { staticToken } from "@chekt/partner-auth";
import { catchError } from "@chekt/testing";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createPartnerClient } from "./client.ts";
import type { ResponseDealerDto, ResponseSiteDto } from "./generated/schema.ts";
import { partnerApi } from "./testing/partner-api.ts";
import type { OperationId, OperationPath, PathParameters, Site, SiteDetails } from "./types.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("operation call", () => {
  it("sends an access token and a trace id, and returns the data", async () => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: dealer }));
    expect(await chekt.dealers.get({ dealerId: 42 })).toEqual(dealer);
    expect(tokenRequests).toHaveLength(1);
    expect(received).toMatchObject([
      {
        method: "GET",
        path: "/partner/v1/dealers/42",
        headers: { authorization: "Bearer t-1", "x-partner-trace-id": expect.stringMatching(UUID) },
        body: "",
      },
    ]);
  });

  it("sends the body as JSON", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    await chekt.dealers.update({ dealerId: 42 }, { company_name: "CHeKT, Inc." });
    expect(received).toMatchObject([
      { method: "PATCH", headers: { "content-type": "application/json" }, body: '{"company_name":"CHeKT, Inc."}' },
    ]);
  });

  it.each([200, 202, 204, 205])("returns undefined for a deletion with an empty %i response", async (status) => {
    const { chekt, received } = await partnerApi(() => ({ status, text: "" }));
    expect(await chekt.sites.delete({ dealerId: 42, siteId: 7 })).toBeUndefined();
    expect(received).toMatchObject([{ method: "DELETE", path: "/partner/v1/dealers/42/sites/7" }]);
  });

  it.each([
    ["the largest safe number", `{"dealer_id":${Number.MAX_SAFE_INTEGER}}`],
    ["digits in a string", '{"name":"9007199254740993 \\" 9007199254740993"}'],
    ["a long fraction", '{"latitude":0.12345678901234567890}'],
  ])("accepts a response with %s", async (_what, text) => {
    const { chekt } = await partnerApi(() => ({ text }));
    expect(await chekt.dealers.get({ dealerId: 42 })).toEqual(JSON.parse(text));
  });

  it("returns the data, response, attempts and trace id from withResponse()", async () => {
    const { chekt } = await partnerApi(() => ({ json: dealer, headers: { "x-served-by": "edge-1" } }));
    const { data, response, attempts, traceId } = await chekt.dealers.get({ dealerId: 42 }).withResponse();
    expect(data).toEqual(dealer);
    expect(response.headers.get("x-served-by")).toBe("edge-1");
    expect(attempts).toBe(1);
    expect(traceId).toMatch(UUID);
  });

  it("returns a promise that supports then, catch and finally", async () => {
    const { chekt } = await partnerApi((count) => (count === 3 ? { status: 404 } : { json: dealer }));
    expect(await chekt.dealers.get({ dealerId: 42 }).then((data) => data.company_name)).toBe("CHeKT");
    let settled = false;
    await chekt.dealers.get({ dealerId: 42 }).finally(() => (settled = true));
    expect(settled).toBe(true);
    expect(await chekt.dealers.get({ dealerId: 42 }).catch(() => "caught")).toBe("caught");
  });

  it("sends the trace id of the options, and rejects one that is not a UUID", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    const traceId = "550e8400-e29b-41d4-a716-123456789000";
    await chekt.dealers.get({ dealerId: 42 }, { traceId });
    expect(received[0]?.headers["x-partner-trace-id"]).toBe(traceId);
    await expect(chekt.dealers.get({ dealerId: 42 }, { traceId: "call-1" })).rejects.toThrow('traceId is "call-1"');
    expect(received).toHaveLength(1);
  });

  it.each([
    ["an object instead of rows", "list", {}],
    ["null instead of rows", "list", null],
    ["no body instead of rows", "list", undefined],
    ["rows instead of an object", "get", []],
    ["null instead of an object", "get", null],
  ] as const)("rejects a response with %s", async (_what, method, json) => {
    const { chekt } = await partnerApi(() => (json === undefined ? { status: 204 } : { json }));
    const error = await catchError(chekt.sites[method]({ dealerId: 42, siteId: 7 }));
    expect(error).toMatchObject({ name: "UnexpectedResponseError", attempts: 1 });
  });

  it("rejects missing and invalid path parameters before sending anything", async () => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: dealer }));
    // @ts-expect-error the first argument is missing
    await expect(chekt.dealers.get()).rejects.toThrow(
      "The first argument of getDealer must be an object with dealerId.",
    );
    await expect(chekt.dealers.get({ dealerId: Number.NaN })).rejects.toThrow("The path parameter dealerId is NaN");
    expect([...received, ...tokenRequests]).toEqual([]);
  });
});

describe("list", () => {
  it("sends the query and returns rows with the selected columns", async () => {
    const rows = [{ site_id: 1, name: "Gangnam Headquarters" }];
    const { chekt, received } = await partnerApi(() => ({ json: rows }));
    const sites = await chekt.sites.list(
      { dealerId: 42 },
      { fields: ["site_id", "name"], filter: { is_activated: 1, name: { regex: "^Gang" } }, sort: "name", limit: 50 },
    );
    expect(sites).toEqual(rows);
    expect(received[0]?.path).toBe(
      "/partner/v1/dealers/42/sites?fields=site_id,name&filter=is_activated,1,eq&filter=name,%5EGang,regex&sort=name&limit=50",
    );
    expectTypeOf(sites).toEqualTypeOf<Pick<Site, "site_id" | "name">[]>();
  });

  it("returns rows with all columns when there is no query", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: [] }));
    const sites = await chekt.sites.list({ dealerId: 42 });
    expect(received[0]?.path).toBe("/partner/v1/dealers/42/sites");
    expectTypeOf(sites).toEqualTypeOf<Site[]>();
  });

  it("rejects an invalid query at compile time, and at run time before sending anything", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: [] }));
    // @ts-expect-error an unknown column
    const fields = await catchError(chekt.sites.list({ dealerId: 42 }, { fields: ["nmae"] }));
    expect(fields.message).toContain("nmae");
    // @ts-expect-error an unknown column
    const filter = await catchError(chekt.sites.list({ dealerId: 42 }, { filter: { nmae: "x" } }));
    expect(filter.message).toContain("nmae");
    // @ts-expect-error an operator that does not fit the column
    const operator = await catchError(chekt.sites.list({ dealerId: 42 }, { filter: { is_activated: { regex: "1" } } }));
    expect(operator.message).toContain("is_activated");
    expect(received).toEqual([]);
  });
});

describe("each and pages", () => {
  const rows = Array.from({ length: 25 }, (_, index) => ({ site_id: index + 1, name: `Site ${index + 1}` }));

  /** Returns a page by keyset on the key column. */
  const page = (path: string): object[] => {
    const search = new URL(path, "http://localhost").searchParams;
    const after = Number(/^site_id,(\d+),gt$/.exec(search.get("filter") ?? "")?.[1] ?? 0);
    return rows.filter(({ site_id }) => site_id > after).slice(0, Number(search.get("limit")));
  };

  it("iterates over all rows with the selected columns", async () => {
    const { chekt, received } = await partnerApi((_count, { path }) => ({ json: page(path) }));
    const names: string[] = [];
    for await (const site of chekt.sites.each({ dealerId: 42 }, { fields: ["name"], pageSize: 10 })) {
      expectTypeOf(site).toEqualTypeOf<Pick<Site, "name">>();
      expect(Object.keys(site)).toEqual(["name"]);
      names.push(site.name);
    }
    expect(names).toEqual(rows.map(({ name }) => name));
    expect(received).toHaveLength(3);
  });

  it("iterates over all rows page by page with call options", async () => {
    const { chekt, received } = await partnerApi((_count, { path }) => ({ json: page(path) }));
    const traceId = "550e8400-e29b-41d4-a716-123456789000";
    const lengths: number[] = [];
    for await (const sites of chekt.at({ dealerId: 42 }).sites.pages({ pageSize: 20 }, { traceId })) {
      expectTypeOf(sites).toEqualTypeOf<Site[]>();
      lengths.push(sites.length);
    }
    expect(lengths).toEqual([20, 5]);
    expect(received.map(({ headers }) => headers["x-partner-trace-id"])).toEqual([traceId, traceId]);
  });

  it("requests no more pages after a break or an abort", async () => {
    const { chekt, received } = await partnerApi((_count, { path }) => ({ json: page(path) }));
    for await (const site of chekt.sites.each({ dealerId: 42 }, { pageSize: 10 })) if (site.site_id === 3) break;
    expect(received).toHaveLength(1);
    const signal = AbortSignal.abort(new Error("Too late."));
    const rest = chekt.sites.each({ dealerId: 42 }, {}, { signal });
    expect((await catchError(rest.next())).message).toBe("Too late.");
    expect(received).toHaveLength(1);
  });
});

describe("at", () => {
  it("binds path parameters one by one, so that calls omit them", async () => {
    const { chekt, received } = await partnerApi((_count, { path }) => ({ json: path.endsWith("/9") ? {} : [] }));
    const bound = chekt.at({ dealerId: 42 });
    await bound.sites.list({ limit: 1 });
    await bound.contacts.list({ siteId: 7 });
    await bound.at({ siteId: 8 }).contacts.list();
    await bound.at({ siteId: 8 }).contacts.get({ contactId: 9 });
    expect(received.map(({ path }) => path)).toEqual([
      "/partner/v1/dealers/42/sites?limit=1",
      "/partner/v1/dealers/42/sites/7/contacts",
      "/partner/v1/dealers/42/sites/8/contacts",
      "/partner/v1/dealers/42/sites/8/contacts/9",
    ]);
  });

  it("rejects path parameters that are already bound", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    const bound = chekt.at({ dealerId: 42, siteId: 7 });
    const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
    const calls = [
      // @ts-expect-error all path parameters are bound
      bound.dealers.update({ dealerId: 42 }, { company_name: "CHeKT" }),
      // @ts-expect-error all path parameters are bound
      bound.sites.get({ siteId: 9 }),
      // @ts-expect-error all path parameters are bound
      bound.sites.list({ dealerId: 42 }),
      // @ts-expect-error all path parameters are bound
      bound.sites.ensure({ dealerId: 42, siteId: 9 }, site),
      // @ts-expect-error all path parameters are bound
      bound.devices.create({ dealerId: 42, siteId: 7 }, []),
      // @ts-expect-error one path parameter is bound
      bound.contacts.get({ siteId: 9, contactId: 5 }),
    ];
    const errors = await Promise.all(calls.map((call) => catchError(call)));
    expect(errors.map(({ message }) => message)).toEqual([
      "dealerId of updateDealer is already bound: leave it out.",
      "siteId of getSite is already bound: leave it out.",
      "dealerId of listSites is already bound: leave it out.",
      "dealerId of createSite is already bound: leave it out.",
      "dealerId of createDevices is already bound: leave it out.",
      "siteId of getContact is already bound: leave it out.",
    ]);
    expect(received).toEqual([]);
  });

  it("accepts the options or the body as the first argument when all path parameters are bound", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    const traceId = "550e8400-e29b-41d4-a716-123456789000";
    await chekt.at({ dealerId: 42 }).dealers.get({ traceId });
    await chekt.at({ dealerId: 42 }).dealers.update({ company_name: "CHeKT" }, { traceId });
    expect(received.map(({ headers }) => headers["x-partner-trace-id"])).toEqual([traceId, traceId]);
  });
});

describe("token selection", () => {
  it("sends the user's token with connectDealer", async () => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: dealer }), {
      userTokenSource: staticToken("user-token"),
    });
    await chekt.dealers.connect({ external_dealer_id: "ext-1", company_name: "CHeKT" });
    expect(received[0]?.headers.authorization).toBe("Bearer user-token");
    expect(tokenRequests).toEqual([]);
  });

  it("rejects connectDealer without a userTokenSource before sending anything", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    await expect(chekt.dealers.connect({ external_dealer_id: "ext-1", company_name: "CHeKT" })).rejects.toThrow(
      "connectDealer needs a token of a dealer's user: pass userTokenSource.",
    );
    expect(received).toEqual([]);
  });

  it("rejects other operations when the client has only a userTokenSource", async () => {
    const chekt = createPartnerClient({ userTokenSource: staticToken("user-token") });
    await expect(chekt.dealers.get({ dealerId: 42 })).rejects.toThrow("pass clientId and clientSecret, or tokenSource");
  });
});

const chekt = createPartnerClient({ tokenSource: staticToken("t-1") });

/** None of these compiles, and none is called. */
const invalidCalls = (): unknown[] => [
  // @ts-expect-error a misspelled property
  chekt.sites.create({ dealerId: 42 }, { external_site_id: "1", name: "x", timezone: "Asia/Seoul", adress1: "y" }),
  // @ts-expect-error a required property is missing
  chekt.sites.create({ dealerId: 42 }, { external_site_id: "1", name: "x" }),
  // @ts-expect-error a value outside the enum
  chekt.armingSettings.update({ dealerId: 42, siteId: 7 }, { security_type: 5 }),
  // @ts-expect-error a misspelled path parameter
  chekt.sites.get({ dealerId: 42, sitId: 7 }),
  // @ts-expect-error a path parameter is missing
  chekt.sites.get({ dealerId: 42 }),
  // @ts-expect-error a path parameter that is already bound
  chekt.at({ dealerId: 42 }).sites.get({ dealerId: 42, siteId: 7 }),
  // @ts-expect-error an unknown path parameter
  chekt.at({ dealrId: 42 }),
  // @ts-expect-error a misspelled option
  chekt.dealers.get({ dealerId: 42 }, { timeot: 5 }),
];

type AnyPath = {
  [Id in OperationId]: unknown extends OperationPath<Id> ? never : OperationPath<Id>;
}[OperationId];
type KeyIn<Path> = Path extends unknown ? keyof Path : never;
type ValueIn<Path, Key extends PropertyKey> = Path extends Record<Key, infer Value> ? Value : never;

describe("types", () => {
  it("derives the types of path parameters from the description", () => {
    expectTypeOf<KeyIn<AnyPath>>().toEqualTypeOf<keyof PathParameters>();
    expectTypeOf<{ [Key in keyof PathParameters]: ValueIn<AnyPath, Key> }>().toEqualTypeOf<PathParameters>();
  });

  it("derives the types of results from the description", () => {
    expectTypeOf(chekt.dealers.get).returns.resolves.toEqualTypeOf<ResponseDealerDto>();
    expectTypeOf(chekt.sites.get).returns.resolves.toEqualTypeOf<SiteDetails>();
    expectTypeOf<ResponseSiteDto>().toExtend<SiteDetails>();
    expectTypeOf(chekt.sites.delete).returns.resolves.toEqualTypeOf<undefined>();
  });

  it("rejects invalid bodies, paths and options at compile time", () => {
    expect(invalidCalls).toBeTypeOf("function");
  });
});
