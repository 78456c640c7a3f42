import { failureOf } from "@chekt/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IterationQuery } from "./iteration-query.ts";
import { each } from "./pages.ts";
import { PagingError } from "./paging-error.ts";
import { collect } from "./testing/collect.ts";
import { type Behaviour, listServer } from "./testing/list-server.ts";
import { manySites, type Site, site, sites } from "./testing/sites.ts";

type Sites = typeof sites;

const idsOf = (rows: readonly Pick<Site, "site_id">[]): number[] => rows.map(({ site_id }) => site_id);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Numbers from 0 to 1 that look random, and that come again with the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function readAll(rows: Site[], query: IterationQuery<Sites, never>, behaviour?: Behaviour) {
  const server = await listServer(rows, behaviour);
  const read = await collect(each(sites, server.fetchPage, query));
  return { ids: idsOf(read), queries: server.queries };
}

describe("each", () => {
  it.each([0, 1, 9, 10, 11, 24, 25, 26, 100])("gives all of %i rows, in the order of their key", async (count) => {
    const { ids } = await readAll(manySites(count), { pageSize: 25 });
    expect(ids).toEqual(upTo(count));
  });

  it.each([0, 1, 10, 26])("gives all of %i rows by counting, when told to", async (count) => {
    const { ids, queries } = await readAll(manySites(count), { mode: "offset", pageSize: 5 });
    expect(ids).toEqual(upTo(count));
    expect(queries.at(0)).toBe("sort=site_id&dir=asc&limit=5&offset=0");
  });

  it("asks for pages of 100 rows, each after the last key of the one before", async () => {
    const { queries } = await readAll(manySites(150), { filter: { is_activated: { gte: 0 } } });
    expect(queries).toEqual([
      "filter=is_activated,0,gte&sort=site_id&dir=asc&limit=100",
      "filter=is_activated,0,gte&filter=site_id,100,gt&sort=site_id&dir=asc&limit=100",
    ]);
  });

  it("goes down as well as up", async () => {
    const { ids, queries } = await readAll(manySites(30), { dir: "desc", pageSize: 20 });
    expect(ids).toEqual(upTo(30).toReversed());
    expect(queries[1]).toBe("filter=site_id,11,lt&sort=site_id&dir=desc&limit=20");
  });

  it("asks once when the first page is short", async () => {
    expect((await readAll(manySites(9), {})).queries).toHaveLength(1);
    expect((await readAll(manySites(4), { pageSize: 5 })).queries).toHaveLength(1);
  });

  it.each([10, 25])("misses no row of a server that gives %i rows at most", async (cap) => {
    expect((await readAll(manySites(100), {}, { cap })).ids).toEqual(upTo(100));
    expect((await readAll(manySites(100), { mode: "offset" }, { cap })).ids).toEqual(upTo(100));
  });

  it.each(["asc", "desc"] as const)("reads by a column with many equal values, %s", async (dir) => {
    const rows = manySites(200, (id) => ({ created_at: `2025-01-0${1 + (id % 3)} 00:00:00` }));
    const { ids } = await readAll(rows, { sort: "created_at", dir, pageSize: 20 });
    expect(ids.toSorted((a, b) => a - b)).toEqual(upTo(200));
    const days = ids.map((id) => id % 3);
    expect(days).toEqual(days.toSorted((a, b) => (dir === "asc" ? a - b : b - a)));
  });

  it("finds rows with equal values along the key, whatever order they come in", async () => {
    const rows = manySites(12, () => ({ created_at: "2025-01-01 00:00:00" }));
    const { queries } = await readAll(rows, { sort: "sites.created_at", pageSize: 10 });
    const tied = "filter=sites.created_at,2025-01-01%2000%3A00%3A00";
    expect(queries).toEqual(
      [
        "sort=sites.created_at&dir=asc&limit=10",
        `${tied},eq&sort=site_id&dir=asc&limit=10`,
        `${tied},eq&filter=site_id,10,gt&sort=site_id&dir=asc&limit=10`,
        `${tied},gt&sort=sites.created_at&dir=asc&limit=10`,
      ].map((query) => expect.stringContaining(query)),
    );
  });

  it("yields every row that was there throughout exactly once, while others come and go", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("site_id", "created_at", "name", "is_activated", "latitude"),
        fc.constantFrom("asc", "desc"),
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        fc.integer(),
        async (sort, dir, pageSize, prefetch, seed) => {
          const random = randomFrom(seed);
          const any = (count: number): number => Math.floor(random() * count);
          const special = (): Partial<Site> => ({
            name: `Site ${any(7)}`,
            created_at: `2025-01-01 00:00:0${any(10)}`,
            latitude: any(5) / 10,
          });
          // Rows with even numbers stay. Those with odd ones come, in any place, and go.
          const rows = manySites(40, special).map((row) => ({ ...row, site_id: row.site_id * 2 }));
          const odd = upTo(40).map((id) => id * 2 - 1);
          const before = (): void => {
            for (let change = 0; change < 3; change++) {
              for (const id of odd.splice(any(odd.length), 1)) rows.push(site(id, special()));
              const index = any(rows.length);
              if ((rows[index]?.site_id ?? 0) % 2 === 1) rows.splice(index, 1);
            }
          };
          const { fetchPage } = await listServer(rows, { before, random });
          const query = { sort, dir, pageSize, prefetch, fields: ["site_id"] } as const;
          const read = idsOf(await collect(each(sites, fetchPage, query)));
          expect(read.filter((id) => id % 2 === 0).toSorted((a, b) => a - b)).toEqual(upTo(40).map((id) => id * 2));
          expect(new Set(read).size).toBe(read.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("drifts by counting, where rows come and go: that is why it is not the default", async () => {
    const rows = manySites(20);
    const { ids } = await readAll(
      rows,
      { mode: "offset", pageSize: 10 },
      {
        before: (count) => {
          if (count === 2) rows.shift();
        },
      },
    );
    expect(ids).not.toContain(11);
  });
});

describe("a server that does not do as asked", () => {
  it.each([
    ["filter", {}, "The server ignores filter: site_id 10 came again"],
    ["everything", {}, "The server ignores filter: site_id 30 came again"],
    ["everything", { sort: "created_at" }, "The server ignores filter: site_id 30 came again"],
    ["filter", { sort: "name", dir: "desc" }, "The server ignores filter: site_id 10 came again"],
    ["offset", { mode: "offset" }, "The server ignores offset: site_id 10 came again"],
    ["everything", { mode: "offset" }, "The server ignores offset: site_id 30 came again"],
  ] as const)("but ignores %s does not go on for ever: %j", async (ignores, query, message) => {
    const { fetchPage, queries } = await listServer(manySites(30), { ignores });
    const error = await failureOf(collect(each(sites, fetchPage, { ...query, pageSize: 10 })));
    expect(error).toBeInstanceOf(PagingError);
    expect(error.name).toBe("PagingError");
    expect(error.message).toBe(message);
    expect(queries.length).toBeLessThanOrEqual(3);
  });

  it("but ignores filters does not go on for ever while rows come, either", async () => {
    const rows = manySites(10);
    const before = (count: number): void => {
      rows.push(site(10 + count));
    };
    const { fetchPage } = await listServer(rows, { ignores: "everything", before });
    const error = await failureOf(collect(each(sites, fetchPage, { pageSize: 10 })));
    expect(error.message).toBe("The server ignores filter: site_id 11 came again");
  });

  it("serves as a list of one page while that is short, as a mock does", async () => {
    const { ids } = await readAll(manySites(2), {}, { ignores: "everything" });
    expect(ids).toEqual([1, 2]);
  });

  it.each([
    [{}, "site_id"],
    [{ sort: "created_at" }, "created_at"],
    [{ mode: "offset", sort: "created_at" }, "site_id"],
  ] as const)("and leaves out or empties the column that is needed: %j", async (query, column) => {
    for (const value of [undefined, null]) {
      const fetchPage = async (): Promise<object[]> => [{ ...site(1), [column]: value }];
      const error = await failureOf(collect(each(sites, fetchPage, query)));
      expect(error).toBeInstanceOf(PagingError);
      expect(error.message).toBe(`A row came without ${column}`);
    }
  });
});
