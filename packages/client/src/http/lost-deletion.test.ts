import { catchError, ManualClock, type Reply } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { NotFoundError } from "../errors.ts";
import { partnerApi } from "../testing/partner-api.ts";
import { fault } from "../testing/site-store.ts";

const site = { dealerId: 42, siteId: 7 };

/** A server that deletes a site once, and loses the first response in some way. */
async function losingServer(first: Reply, firstIsProcessed = true) {
  let exists = true;
  return partnerApi(
    (count) => {
      const wasThere = exists;
      if (count > 1 || firstIsProcessed) exists = false;
      if (count === 1) return first;
      return wasThere ? { status: 204 } : fault(404, "no");
    },
    { clock: new ManualClock() },
  );
}

describe("a deletion whose response was lost", () => {
  it.each<[string, Reply]>([
    ["a dropped connection", "drop"],
    ["a cut response", "cut"],
    ["a 500", fault(500, "no")],
    ["a 502 of a proxy", { status: 502, text: "<html>" }],
    ["a 503", fault(503, "no")],
    ["a 408", fault(408, "no")],
  ])("succeeds after %s if the retry finds that it has happened", async (_what, first) => {
    const { chekt, received } = await losingServer(first);
    const { data, attempts, response } = await chekt.sites.delete(site).withResponse();
    expect({ data, attempts, status: response.status }).toEqual({ data: undefined, attempts: 2, status: 404 });
    expect(received).toHaveLength(2);
  });

  it("succeeds if the retry deletes", async () => {
    const { chekt } = await losingServer("drop", false);
    expect((await chekt.sites.delete(site).withResponse()).response.status).toBe(204);
  });

  it.each<[string, Reply]>([
    ["a 429", fault(429, "no")],
    ["a 401", fault(401, "no")],
  ])("throws NotFoundError after %s, which precedes any processing", async (_what, first) => {
    const { chekt } = await losingServer(first);
    expect(await catchError(chekt.sites.delete(site))).toBeInstanceOf(NotFoundError);
  });

  it("throws NotFoundError after a connection that was never established", async () => {
    let count = 0;
    const { chekt } = await partnerApi(() => fault(404, "no"), {
      clock: new ManualClock(),
      fetch: (url, init) => {
        if (++count > 1) return fetch(url, init);
        return Promise.reject(
          new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) }),
        );
      },
    });
    expect(await catchError(chekt.sites.delete(site))).toBeInstanceOf(NotFoundError);
  });

  it("does not make a read or an update succeed", async () => {
    const { chekt } = await losingServer("drop");
    expect(await catchError(chekt.sites.get(site))).toBeInstanceOf(NotFoundError);
    const other = await losingServer("drop");
    expect(await catchError(other.chekt.sites.update(site, { name: "x" }))).toBeInstanceOf(NotFoundError);
  });
});
