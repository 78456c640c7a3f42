import { catchError, ManualClock } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import type { Failure } from "../testing/device-store.ts";
import { partnerApi, type PartnerApi } from "../testing/partner-api.ts";
import { fault, SiteStore } from "../testing/site-store.ts";

const where = { dealerId: 42, siteId: 1 };

/** A dealer with one inactive site, whose toggles fail in the given ways, in order. */
async function dealerWith(failures: Failure[] = []): Promise<PartnerApi & { store: SiteStore; toggles: () => number }> {
  const store = new SiteStore();
  store.sites.push({
    site_id: 1,
    external_site_id: "hq",
    name: "Headquarters",
    timezone: "Asia/Seoul",
    is_activated: 0,
    created_at: "2025-01-01 00:00:00",
  });
  let toggles = 0;
  const api = await partnerApi((_count, request) =>
    store.reply(request, request.method === "PATCH" ? failures[toggles++] : "none"),
  );
  return { ...api, store, toggles: () => toggles };
}

describe("setActivation", () => {
  it("toggles a site only when its state differs", async () => {
    const { chekt, toggles } = await dealerWith();
    expect((await chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    expect((await chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    expect(toggles()).toBe(1);
    expect((await chekt.at(where).sites.setActivation(false)).is_activated).toBe(0);
    expect(toggles()).toBe(2);
  });

  it("reads the site again after a lost response, and does not toggle it twice", async () => {
    const { chekt, toggles, store } = await dealerWith(["drop-after"]);
    expect((await chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    expect(toggles()).toBe(1);
    expect(store.sites[0]?.is_activated).toBe(1);
  });

  it("does not retry a toggle after a network error", async () => {
    const { chekt, toggles } = await dealerWith(["drop-before"]);
    expect((await catchError(chekt.sites.setActivation(where, true))).name).toBe("NetworkError");
    expect(toggles()).toBe(1);
  });

  it("toggles again when another process toggles at the same time, but at most three times", async () => {
    const inactive = { site_id: 1, is_activated: 0 };
    const options = { clock: new ManualClock(), random: () => 0.5 };
    const once = await partnerApi((count) => ({ json: { ...inactive, is_activated: count === 3 ? 1 : 0 } }), options);
    expect((await once.chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    // A random part of the delay, so that two processes do not toggle in step.
    expect(options.clock.waits).toEqual([250]);
    const always = await partnerApi(() => ({ json: inactive }), options);
    expect((await catchError(always.chekt.sites.setActivation(where, true))).message).toContain(
      "set it from one place",
    );
    expect(always.received.filter(({ method }) => method === "PATCH")).toHaveLength(3);
    expect(options.clock.waits).toEqual([250, 250, 500]);
  });

  it.each([true, "1", undefined])("does not toggle a site with an unknown state (%j)", async (is_activated) => {
    const { chekt, received } = await partnerApi(() => ({ json: { site_id: 1, is_activated } }));
    expect((await catchError(chekt.sites.setActivation(where, true))).message).toContain("not 0 or 1");
    expect(received.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("rejects missing arguments before sending anything", async () => {
    const { chekt, received } = await dealerWith();
    // @ts-expect-error which state is missing
    expect((await catchError(chekt.sites.setActivation(where))).message).toBe("setActivation requires true or false.");
    // @ts-expect-error where is missing
    expect((await catchError(chekt.sites.setActivation())).message).toContain(
      "must be an object with dealerId, siteId",
    );
    expect(received).toEqual([]);
  });

  it("throws the API's error when the toggle fails", async () => {
    const { chekt } = await partnerApi((count) =>
      count === 1 ? { json: { site_id: 1, is_activated: 0 } } : fault(403, "out of reach"),
    );
    expect((await catchError(chekt.sites.setActivation(where, true))).name).toBe("ForbiddenError");
  });
});
