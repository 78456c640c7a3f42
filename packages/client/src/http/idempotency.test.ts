import { catchError, ManualClock } from "@chekt/testing";
import { describe, expect, expectTypeOf, it } from "vitest";
import { NetworkError, ServerError } from "../errors.ts";
import { partnerApi } from "../testing/partner-api.ts";

const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
const where = { dealerId: 42 };
const key = "create-site-hq";

describe("idempotencyKey", () => {
  it("sends the same key with every attempt, and retries a create if the API honors keys", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi(
      (count) => (count === 1 ? "drop" : count === 2 ? { status: 503 } : { status: 201, json: { site_id: 1 } }),
      { clock, idempotency: true },
    );
    expect(await chekt.sites.create(where, site, { idempotencyKey: key })).toEqual({ site_id: 1 });
    expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual([key, key, key]);
  });

  it.each([
    { what: "if it does not say that the API honors keys", idempotency: false, options: { idempotencyKey: key } },
    { what: "without a key", idempotency: true, options: {} },
  ])("does not retry a create $what", async ({ idempotency, options }) => {
    for (const [reply, Class] of [
      ["drop", NetworkError],
      [{ status: 503 }, ServerError],
    ] as const) {
      const { chekt, received } = await partnerApi(() => reply, { idempotency });
      expect(await catchError(chekt.sites.create(where, site, options))).toBeInstanceOf(Class);
      expect(received).toHaveLength(1);
      expect(received[0]?.headers["idempotency-key"]).toBe(options.idempotencyKey);
    }
  });

  it("is an option of every call that writes, also by path", async () => {
    const { chekt, received } = await partnerApi((_count, { method }) =>
      method === "DELETE" ? { status: 204 } : { json: { site_id: 1 } },
    );
    const options = { idempotencyKey: key };
    await chekt.sites.update({ ...where, siteId: 1 }, { name: "A" }, options);
    await chekt.sites.toggleActivation({ ...where, siteId: 1 }, options);
    await chekt.sites.delete({ ...where, siteId: 1 }, options);
    await chekt.POST("/partner/v1/dealers/{dealerId}/sites", { params: { path: where }, body: site, ...options });
    expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual([key, key, key, key]);
  });

  it("is refused by calls that read, in types and at run time", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: {} }));
    expectTypeOf(chekt.sites.get).parameter(1).toEqualTypeOf<Parameters<typeof chekt.sites.list>[2]>();
    const options: object = { idempotencyKey: key };
    const error = new TypeError("getSite only reads: leave out idempotencyKey.");
    expect(await catchError(chekt.sites.get({ ...where, siteId: 1 }, options))).toEqual(error);
    expect((await catchError(chekt.sites.ensure(where, site, options))).message).toContain("listSites only reads");
    expect(received).toEqual([]);
  });

  it.each(["", "a b", "é", "a\nb", "x".repeat(256), 7])("must be sendable, so %j is refused", async (invalid) => {
    const { chekt, received } = await partnerApi(() => ({ json: {} }));
    const options = { idempotencyKey: invalid as string };
    expect(await catchError(chekt.sites.create(where, site, options))).toEqual(
      new TypeError("idempotencyKey is invalid: pass 1 to 255 printable ASCII characters without spaces."),
    );
    expect(received).toEqual([]);
  });
});
