import { catchError } from "@chekt/testing";
import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { QueryError } from "./errors.ts";
import type { IterationQuery } from "./list-query.ts";
import { each, type FetchPage, pages } from "./pages.ts";
import { collect } from "./testing/collect.ts";
import { listServer } from "./testing/list-server.ts";
import { manySites, type Site, sites } from "./testing/sites.ts";

type Sites = typeof sites;

/** Never resolves, and rejects when its signal aborts. */
const pending: FetchPage<Sites, Site> = (_parameters, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

/** Returns the first page, and fails on every other. */
const firstOnly: FetchPage<Sites, Site> = async ({ filter }) => {
  if (filter?.length === 0) return manySites(10);
  throw new Error("no connection");
};

/** Must not be called. */
const never: FetchPage<Sites, Site> = () => Promise.reject(new Error("Unexpected request."));

function start(query: object): () => unknown {
  return () => each(sites, never, query);
}

describe("fields", () => {
  it("returns only the selected columns, and removes those requested for pagination", async () => {
    const { fetchPage, queries } = await listServer(manySites(12));
    const rows = await collect(each(sites, fetchPage, { fields: ["name"], sort: "created_at", pageSize: 10 }));
    expect(rows).toEqual(manySites(12).map(({ name }) => ({ name })));
    expect(queries[0]).toBe("fields=name,site_id,created_at&sort=created_at&dir=asc&limit=10");
    expectTypeOf(rows).toEqualTypeOf<Pick<Site, "name">[]>();
  });

  it("keeps pagination columns that are selected, qualified or not", async () => {
    const { fetchPage, queries } = await listServer(manySites(2));
    const rows = await collect(each(sites, fetchPage, { fields: ["sites.site_id", "created_at"], sort: "created_at" }));
    expect(rows).toEqual(manySites(2).map(({ site_id, created_at }) => ({ site_id, created_at })));
    expect(queries[0]).toBe("fields=site_id,created_at&sort=created_at&dir=asc&limit=100");
    expectTypeOf(rows).toEqualTypeOf<Pick<Site, "site_id" | "created_at">[]>();
  });

  it("returns only the selected columns when the server returns all of them", async () => {
    const { fetchPage } = await listServer(manySites(2), { ignores: "everything" });
    expect(await collect(each(sites, fetchPage, { fields: ["name"] }))).toEqual([
      { name: "Site 1" },
      { name: "Site 2" },
    ]);
  });

  it("returns all columns by default", async () => {
    const { fetchPage } = await listServer(manySites(2));
    const rows = await collect(each(sites, fetchPage));
    expect(rows).toEqual(manySites(2));
    expectTypeOf(rows).toEqualTypeOf<Site[]>();
    expect(await collect(each(sites, fetchPage, { fields: [] }))).toEqual(manySites(2));
  });
});

describe("pages", () => {
  it("yields the pages of the server, but no empty page", async () => {
    const { fetchPage } = await listServer(manySites(20));
    const iterator = pages(sites, fetchPage, { fields: ["site_id"], pageSize: 10 });
    expectTypeOf(iterator).toEqualTypeOf<AsyncGenerator<Pick<Site, "site_id">[], void, undefined>>();
    expect((await collect(iterator)).map((rows) => rows.length)).toEqual([10, 10]);
    const sorted = await collect(pages(sites, fetchPage, { sort: "name", pageSize: 10 }));
    expect(sorted.map((rows) => rows.length)).toEqual([10, 10]);
  });

  it("requests the next page only on demand", async () => {
    const { fetchPage, queries } = await listServer(manySites(30));
    const iterator = pages(sites, fetchPage, { pageSize: 10 });
    await iterator.next();
    await setImmediate();
    expect(queries).toHaveLength(1);
    await iterator.next();
    expect(queries).toHaveLength(2);
  });

  it("requests the next page in advance with prefetch", async () => {
    const { fetchPage, queries } = await listServer(manySites(30));
    const iterator = pages(sites, fetchPage, { pageSize: 10, prefetch: true });
    await iterator.next();
    await vi.waitFor(() => expect(queries).toHaveLength(2));
    expect((await collect(iterator)).flat()).toEqual(manySites(30).slice(10));
  });

  it("aborts the page in flight when the consumer stops", async () => {
    const signals: AbortSignal[] = [];
    const fetchPage: FetchPage<Sites, Site> = async ({ filter }, { signal }) => {
      signals.push(signal);
      return filter?.length === 0 ? manySites(10) : new Promise<never>(() => {});
    };
    for await (const rows of pages(sites, fetchPage, { pageSize: 10, prefetch: true })) {
      expect(rows).toHaveLength(10);
      break;
    }
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    expect(signals[1]?.aborted).toBe(true);
  });

  it("ignores a prefetched page that fails after the consumer stopped", async () => {
    const unhandled = vi.fn<(reason: unknown) => void>();
    process.once("unhandledRejection", unhandled);
    const iterator = pages(sites, firstOnly, { pageSize: 10, prefetch: true });
    await iterator.next();
    await iterator.return();
    await setImmediate();
    process.removeListener("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it.each([true, false])("yields the pages before a failed page, then rejects (prefetch: %s)", async (prefetch) => {
    const { fetchPage } = await listServer(manySites(30));
    let requests = 0;
    const failing: typeof fetchPage = (parameters, options) =>
      ++requests === 2 ? Promise.reject(new Error("no connection")) : fetchPage(parameters, options);
    const iterator = pages(sites, failing, { pageSize: 10, prefetch });
    expect((await iterator.next()).value).toHaveLength(10);
    await setImmediate();
    expect((await catchError(iterator.next())).message).toBe("no connection");
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });
});

describe("abort signal", () => {
  it("aborts the request in flight and rejects with the abort reason", async () => {
    const controller = new AbortController();
    const reading = collect(each(sites, pending, {}, { signal: controller.signal }));
    await setImmediate();
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });

  it("sends no further request when aborted between two pages", async () => {
    const controller = new AbortController();
    const { fetchPage, queries } = await listServer(manySites(30));
    const ignoringSignal: typeof fetchPage = (parameters) =>
      fetchPage(parameters, { signal: new AbortController().signal });
    const iterator = pages(sites, ignoringSignal, { pageSize: 10 }, { signal: controller.signal });
    await iterator.next();
    controller.abort(new Error("enough"));
    await expect(iterator.next()).rejects.toThrow("enough");
    expect(queries).toHaveLength(1);
  });

  it("removes its abort listener when the iteration ends", async () => {
    const { signal } = new AbortController();
    const { fetchPage } = await listServer(manySites(3));
    await collect(each(sites, fetchPage, {}, { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("iteration query", () => {
  it.each([
    [
      { sort: "account_number" },
      'Unknown sort for keyset pagination: "account_number". Use one of: site_id, name, is_ac',
    ],
    [
      { sort: "sites.account_number" },
      'Unknown sort for keyset pagination: "account_number". Use one of: site_id, name,',
    ],
    [{ sort: "nmae" }, 'Unknown column in sort: "nmae". Use one of: site_id, name, account_number'],
    [{ fields: ["nmae"] }, 'Unknown column in fields: "nmae". Use one of: site_id, name, account_number'],
    [{ filter: { nmae: 1 } }, 'Unknown column in filter: "nmae". Use one of: site_id, name, account_number'],
    [{ filter: { site_id: { neq: [] } } }, "filter.site_id: [] is not of type integer"],
    [{ pageSize: 0 }, "pageSize: 0 is not an integer >= 1"],
    [{ limit: 5 }, 'Unknown parameter: "limit". Use one of: fields, filter, sort, dir, mode, pageSize, prefetch'],
    [{ offset: 5 }, 'Unknown parameter: "offset". Use one of: fields, filter, sort, dir, mode, pageSize, prefetch'],
    [{ mode: "ofset" }, 'Unknown mode: "ofset". Use one of: keyset, offset'],
    [{ mode: null }, "Unknown mode: null. Use one of: keyset, offset"],
  ])("rejects the invalid query %j before sending anything", (query, message) => {
    expect(start(query)).toThrow(QueryError);
    expect(start(query)).toThrow(message);
  });

  it("sorts by any column in offset mode", async () => {
    const { fetchPage, queries } = await listServer(manySites(3));
    expect(await collect(each(sites, fetchPage, { mode: "offset", sort: "account_number" }))).toHaveLength(3);
    expect(queries[0]).toBe("sort=account_number&dir=asc&limit=100&offset=0");
  });

  it("ignores undefined parameters", async () => {
    const { fetchPage, queries } = await listServer(manySites(1));
    const unset = { fields: undefined, sort: undefined, dir: undefined, mode: undefined, pageSize: undefined };
    await collect(each(sites, fetchPage, { ...unset, prefetch: undefined, filter: { name: undefined } }));
    expect(queries[0]).toBe("sort=site_id&dir=asc&limit=100");
  });

  it("rejects invalid queries at compile time", () => {
    const queries: IterationQuery<Sites>[] = [
      { sort: "sites.created_at", dir: "desc", mode: "keyset", pageSize: 7, prefetch: true },
      { sort: "account_number", mode: "offset" },
      // @ts-expect-error: a nullable column
      { sort: "account_number" },
      // @ts-expect-error: a column without an order
      { sort: "is_shared" },
      // @ts-expect-error: unknown column
      { fields: ["nmae"] },
      // @ts-expect-error: unknown column
      { filter: { nmae: 1 } },
      // @ts-expect-error: iterations read all rows
      { limit: 5 },
      // @ts-expect-error: unknown mode
      { mode: "cursor" },
    ];
    expect(queries).toHaveLength(8);
  });
});
