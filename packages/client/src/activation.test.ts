import { catchError } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import type { Trouble } from "./testing/device-store.ts";
import { type PartnerApi, partnerApi } from "./testing/partner-api.ts";
import { fault, SiteStore } from "./testing/site-store.ts";

const where = { dealerId: 42, siteId: 1 };

/** A dealer with one inactive site, whose toggles meet trouble, by how-manieth they are. */
async function dealerWith(troubles: Trouble[] = []): Promise<PartnerApi & { store: SiteStore; toggles: () => number }> {
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
    store.reply(request, request.method === "PATCH" ? troubles[toggles++] : "none"),
  );
  return { ...api, store, toggles: () => toggles };
}

describe("setActivation", () => {
  it("turns a site that is not as wanted, and leaves one that is", async () => {
    const { chekt, toggles } = await dealerWith();
    expect((await chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    expect((await chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    expect(toggles()).toBe(1);
    expect((await chekt.at(where).sites.setActivation(false)).is_activated).toBe(0);
    expect(toggles()).toBe(2);
  });

  it("finds out by reading whether a toggle whose answer was lost was done", async () => {
    const { chekt, toggles, store } = await dealerWith(["drop-after"]);
    expect((await chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    expect(toggles()).toBe(1);
    expect(store.sites[0]?.is_activated).toBe(1);
  });

  it("never turns the site a second time when it was not", async () => {
    const { chekt, toggles } = await dealerWith(["drop-before"]);
    expect((await catchError(chekt.sites.setActivation(where, true))).name).toBe("NetworkError");
    expect(toggles()).toBe(1);
  });

  it("turns the site back when another one turned it at the same time, but not for ever", async () => {
    const inactive = { site_id: 1, is_activated: 0 };
    const once = await partnerApi((count) => ({ json: { ...inactive, is_activated: count === 3 ? 1 : 0 } }));
    expect((await once.chekt.sites.setActivation(where, true)).is_activated).toBe(1);
    const always = await partnerApi(() => ({ json: inactive }));
    expect((await catchError(always.chekt.sites.setActivation(where, true))).message).toContain(
      "set it from one place",
    );
    expect(always.received.filter(({ method }) => method === "PATCH")).toHaveLength(3);
  });

  it.each([true, "1", undefined])(
    "does not turn a site whose state it does not understand (%j)",
    async (is_activated) => {
      const { chekt, received } = await partnerApi(() => ({ json: { site_id: 1, is_activated } }));
      expect((await catchError(chekt.sites.setActivation(where, true))).message).toContain("not 0 or 1");
      expect(received.map(({ method }) => method)).toEqual(["GET"]);
    },
  );

  it("wants to be told which state, and where", async () => {
    const { chekt, received } = await dealerWith();
    // @ts-expect-error which state is missing
    expect((await catchError(chekt.sites.setActivation(where))).message).toBe("setActivation takes true or false.");
    // @ts-expect-error where is missing
    expect((await catchError(chekt.sites.setActivation())).message).toContain("says where");
    expect(received).toEqual([]);
  });

  it("throws what the API refuses", async () => {
    const { chekt } = await partnerApi((count) =>
      count === 1 ? { json: { site_id: 1, is_activated: 0 } } : fault(403, "out of reach"),
    );
    expect((await catchError(chekt.sites.setActivation(where, true))).name).toBe("ForbiddenError");
  });
});
