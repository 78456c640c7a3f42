import { catchError } from "@chekt/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PagingError } from "./errors.ts";
import type { IterationQuery } from "./list-query.ts";
import { each } from "./pages.ts";
import { collect } from "./testing/collect.ts";
import { type Behavior, listServer } from "./testing/list-server.ts";
import { manySites, type Site, site, sites } from "./testing/sites.ts";

type Sites = typeof sites;
type Query = IterationQuery<Sites, never>;

/** Queries sorted by other columns than the key. */
const byOtherColumns: Query[] = [
  { sort: "created_at" },
  { sort: "created_at", dir: "desc" },
  { sort: "name" },
  { sort: "name", dir: "desc" },
  { sort: "latitude" },
  { sort: "is_activated" },
];

const readIds = (rows: readonly Pick<Site, "site_id">[]): number[] => rows.map(({ site_id }) => site_id);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const collator = (locale: string, options: Intl.CollatorOptions): ((a: string, b: string) => number) =>
  new Intl.Collator(locale, options).compare;

/** Names that some servers distinguish and others do not. */
const names = ["a", "A", "á", "a-a", "aa", "AA", "Site 1", "Site 01", "site 2", "Site-2", "Site 10", "🏠", "b", "강남"];

/** Pseudorandom numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function readAll(rows: Site[], query: Query, behavior?: Behavior) {
  const server = await listServer(rows, behavior);
  const read = await collect(each(sites, server.fetchPage, query));
  return { ids: readIds(read), queries: server.queries };
}

describe("each", () => {
  it.each([0, 1, 9, 10, 11, 24, 25, 26, 100])("reads all rows in the order of the key (rows: %i)", async (count) => {
    const { ids } = await readAll(manySites(count), { pageSize: 25 });
    expect(ids).toEqual(upTo(count));
  });

  it.each([0, 1, 10, 26])("reads all rows in offset mode (rows: %i)", async (count) => {
    const { ids, queries } = await readAll(manySites(count), { mode: "offset", pageSize: 5 });
    expect(ids).toEqual(upTo(count));
    expect(queries.at(0)).toBe("sort=site_id&dir=asc&limit=5&offset=0");
  });

  it("requests pages of 100 rows, each starting after the last key of the previous page", async () => {
    const { queries } = await readAll(manySites(150), { filter: { is_activated: { gte: 0 } } });
    expect(queries).toEqual([
      "filter=is_activated,0,gte&sort=site_id&dir=asc&limit=100",
      "filter=is_activated,0,gte&filter=site_id,100,gt&sort=site_id&dir=asc&limit=100",
    ]);
  });

  it("reads rows in descending order", async () => {
    const { ids, queries } = await readAll(manySites(30), { dir: "desc", pageSize: 20 });
    expect(ids).toEqual(upTo(30).toReversed());
    expect(queries[1]).toBe("filter=site_id,11,lt&sort=site_id&dir=desc&limit=20");
  });

  it.each([
    ["an empty first page", 0, {}, 1],
    ["an empty page after a short page, which may be the server's page size", 9, {}, 2],
    ["an empty page after a full page", 10, { pageSize: 10 }, 2],
    ["a page shorter than an earlier page", 14, { pageSize: 5 }, 3],
    ["the rows that share the last value of the only page", 9, { sort: "created_at" }, 3],
    ["an empty page after a short page in offset mode", 9, { mode: "offset" }, 2],
  ] as const)("stops after %s", async (_end, rows, query, requests) => {
    const { ids, queries } = await readAll(manySites(rows), query);
    expect(ids).toEqual(upTo(rows));
    expect(queries).toHaveLength(requests);
  });

  it.each([1, 3, 9, 10, 25])("reads all rows when the server caps the page size at %i", async (cap) => {
    const days = manySites(100, (id) => ({ created_at: `2025-01-0${1 + (id % 3)} 00:00:00` }));
    for (const query of [{}, { dir: "desc" }, { mode: "offset" }, { sort: "created_at" }, { sort: "name" }] as const) {
      const { ids } = await readAll(days, query, { cap });
      expect(ids.toSorted((a, b) => a - b)).toEqual(upTo(100));
    }
  });

  it.each(["asc", "desc"] as const)("sorts by a column with many equal values (%s)", async (dir) => {
    const rows = manySites(200, (id) => ({ created_at: `2025-01-0${1 + (id % 3)} 00:00:00` }));
    const { ids } = await readAll(rows, { sort: "created_at", dir, pageSize: 20 });
    expect(ids.toSorted((a, b) => a - b)).toEqual(upTo(200));
    const days = ids.map((id) => id % 3);
    expect(days).toEqual(days.toSorted((a, b) => (dir === "asc" ? a - b : b - a)));
  });

  it("reads rows with equal values in the order of the key", async () => {
    const rows = manySites(12, () => ({ created_at: "2025-01-01 00:00:00" }));
    const { queries } = await readAll(rows, { sort: "sites.created_at", pageSize: 10 });
    const tied = "filter=created_at,2025-01-01%2000%3A00%3A00";
    expect(queries).toEqual(
      [
        "sort=created_at&dir=asc&limit=10",
        `${tied},eq&sort=site_id&dir=asc&limit=10`,
        `${tied},eq&filter=site_id,10,gt&sort=site_id&dir=asc&limit=10`,
        `${tied},gt&sort=created_at&dir=asc&limit=10`,
      ].map((query) => expect.stringContaining(query)),
    );
  });

  it("returns each permanent row exactly once while other rows are created and deleted", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("site_id", "created_at", "name", "is_activated", "latitude"),
        fc.constantFrom("asc", "desc"),
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom(4, 9, 100),
        fc.boolean(),
        fc.integer(),
        async (sort, dir, pageSize, cap, prefetch, seed) => {
          const random = randomFrom(seed);
          const below = (count: number): number => Math.floor(random() * count);
          const special = (): Partial<Site> => ({
            name: `Site ${below(7)}`,
            created_at: `2025-01-01 00:00:0${below(10)}`,
            latitude: below(5) / 10,
          });
          // Rows with even ids stay. Rows with odd ids are created and deleted anywhere.
          const rows = manySites(40, special).map((row) => ({ ...row, site_id: row.site_id * 2 }));
          const odd = upTo(40).map((id) => id * 2 - 1);
          const before = (): void => {
            for (let change = 0; change < 3; change++) {
              for (const id of odd.splice(below(odd.length), 1)) rows.push(site(id, special()));
              const index = below(rows.length);
              if ((rows[index]?.site_id ?? 0) % 2 === 1) rows.splice(index, 1);
            }
          };
          const { fetchPage } = await listServer(rows, { before, cap, random });
          const query = { sort, dir, pageSize, prefetch, fields: ["site_id"] } as const;
          const read = readIds(await collect(each(sites, fetchPage, query)));
          expect(read.filter((id) => id % 2 === 0).toSorted((a, b) => a - b)).toEqual(upTo(40).map((id) => id * 2));
          expect(new Set(read).size).toBe(read.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ["case", collator("und", { sensitivity: "accent" })],
    ["case and accents", collator("und", { sensitivity: "base" })],
    ["case, accents and punctuation", collator("und", { sensitivity: "base", ignorePunctuation: true })],
    ["leading zeros", collator("und", { sensitivity: "base", numeric: true })],
  ])("reads all rows in the order of a string column when the server ignores %s", async (_what, collate) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...names), { minLength: 20, maxLength: 20 }),
        fc.constantFrom("asc", "desc"),
        fc.integer({ min: 1, max: 7 }),
        async (siteNames, dir, pageSize) => {
          const rows = manySites(20, (id) => ({ name: siteNames[id - 1] ?? "" }));
          const { ids } = await readAll(rows, { sort: "name", dir, pageSize }, { collate });
          expect(ids.toSorted((a, b) => a - b)).toEqual(upTo(20));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("repeats a row that moves to a later position during the iteration", async () => {
    const rows = manySites(3, (id) => ({ created_at: `2025-01-01 00:00:0${id}` }));
    const before = (count: number): void => {
      if (count === 3) rows.splice(0, 1, site(1, { created_at: "2025-01-01 00:00:01.5" }));
    };
    const { ids } = await readAll(rows, { sort: "created_at", pageSize: 1 }, { before });
    expect(ids).toEqual([1, 1, 2, 3]);
  });

  it("misses a row in offset mode when another row is deleted", async () => {
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

  it("repeats rows in offset mode when other rows are created before them", async () => {
    const rows = manySites(20);
    const before = (count: number): void => {
      if (count === 2) rows.push(site(21), site(22));
    };
    const { ids } = await readAll(rows, { mode: "offset", dir: "desc", pageSize: 10 }, { before });
    expect(ids).toEqual([...upTo(20).slice(10).toReversed(), 12, 11, ...upTo(10).toReversed()]);
  });
});

describe("servers that ignore parameters", () => {
  /** Reads such a server to its end, and returns the message of the PagingError. */
  async function failPaging(rows: Site[], query: Query, behavior: Behavior) {
    const { fetchPage, queries } = await listServer(rows, behavior);
    const error = await catchError(collect(each(sites, fetchPage, query)));
    expect(error).toBeInstanceOf(PagingError);
    expect(error.name).toBe("PagingError");
    return { message: error.message, requests: queries.length };
  }

  it.each([
    ["filter", {}, "The server ignores filter: site_id 1 came after 10"],
    ["everything", {}, "The server ignores filter: site_id 1 came after 30"],
    ["filter", { dir: "desc" }, "The server ignores filter: site_id 30 came after 21"],
    ["everything", { sort: "created_at" }, "The server ignores filter: created_at 2025-01-01 00:00:01 came after "],
    ["filter", { sort: "name", dir: "desc" }, "The server ignores filter: name Site 30 came after Site 28"],
    ["offset", { mode: "offset" }, "The server ignores offset: site_id 1 came after 10"],
    ["everything", { mode: "offset" }, "The server ignores offset: site_id 1 came after 30"],
  ] as const)("throws a PagingError when the server ignores %s: %j", async (ignores, query, expected) => {
    const { message, requests } = await failPaging(manySites(30), { ...query, pageSize: 10 }, { ignores });
    expect(message).toContain(expected);
    expect(requests).toBeLessThanOrEqual(2);
  });

  it("throws a PagingError when the server ignores everything and creates rows", async () => {
    const rows = manySites(10);
    const before = (count: number): void => {
      rows.push(site(10 + count));
    };
    const { message } = await failPaging(rows, { pageSize: 10 }, { ignores: "everything", before });
    expect(message).toBe("The server ignores filter: site_id 1 came after 11");
  });

  const ignoringServers: [what: string, createRows: (count: number, random: () => number) => Site[], Query[]][] = [
    [
      "ten random consecutive rows per request",
      (_count, random) =>
        manySites(1000)
          .slice(random() * 990)
          .slice(0, 10),
      [{}, { dir: "desc" }, ...byOtherColumns, { mode: "offset" }, { mode: "offset", sort: "name" }],
    ],
    [
      "new rows in any order",
      (_count, random) => Array.from({ length: 10 }, () => site(Math.floor(random() * 1e9))),
      [{}, { dir: "desc" }, ...byOtherColumns, { mode: "offset" }, { mode: "offset", dir: "desc" }],
    ],
    [
      "its rows in reverse order, page by page",
      (count) => manySites(1000 - count * 10).slice(-10),
      [{}, ...byOtherColumns],
    ],
  ];
  it.each(
    ignoringServers.flatMap(([what, createRows, queries]) =>
      queries.map((query) => [what, query, createRows] as const),
    ),
  )("throws a PagingError when the server returns %s: %j", async (_what, query, createRows) => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = randomFrom(seed);
      const rows: Site[] = [];
      const before = (count: number): void => {
        rows.splice(0, rows.length, ...createRows(count, random));
      };
      const { requests } = await failPaging(rows, { ...query, pageSize: 10 }, { ignores: "everything", before });
      expect(requests).toBeLessThan(500);
    }
  });

  it("throws a PagingError when the server repeats three ordered pages", async () => {
    const rows = manySites(10);
    const before = (count: number): void => {
      rows.splice(
        0,
        rows.length,
        ...manySites(30)
          .slice(((count - 1) % 3) * 10)
          .slice(0, 10),
      );
    };
    const { message, requests } = await failPaging(
      rows,
      { mode: "offset", pageSize: 10 },
      { ignores: "everything", before },
    );
    expect(message).toBe("The server ignores offset: site_id 1 came after 30");
    expect(requests).toBe(4);
  });

  it.each([
    [{}, /^The server ignores sort: site_id \d+ came after \d+$/],
    [{ dir: "desc" }, /^The server ignores sort: site_id \d+ came after \d+$/],
    [{ sort: "created_at" }, /^The server ignores sort: created_at 2025.* came after 2025/],
    [{ sort: "latitude" }, /^The server ignores sort: latitude [\d.]+ came after [\d.]+$/],
    [{ sort: "is_activated" }, /^The server ignores sort: is_activated 0 came after 1$/],
    [{ sort: "name" }, /^The server ignores sort: name (camera|bridge|keypad) came after (camera|bridge|keypad)$/],
  ] as const)("throws a PagingError when the server ignores sort, before a row is lost: %j", async (query, message) => {
    const random = randomFrom(1);
    const rows = manySites(100, (id) => ({ name: ["camera", "bridge", "keypad"][id % 3] ?? "" }))
      .map((row) => ({ row, place: random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ row }) => row);
    expect((await failPaging(rows, { ...query, pageSize: 10 }, { ignores: "sort" })).message).toMatch(message);
  });

  it("throws a PagingError at the first repeated string when the server sorts strings differently than it filters them", async () => {
    // The server sorts Site 9 before Site 10 by number, but filters by string, where it comes after.
    const { message } = await failPaging(manySites(30), { sort: "name", pageSize: 10 }, { ignores: "sort" });
    expect(message).toBe("The server ignores filter: name Site 2 came after Site 10");
  });

  it("throws a PagingError when a page contains a row twice", async () => {
    const rows = [site(1), site(2), site(2), site(3)];
    expect((await failPaging(rows, {}, { ignores: "everything" })).message).toBe(
      "The server ignores sort: site_id 2 came after 2",
    );
  });

  it("throws a PagingError when the server ignores an eq condition", async () => {
    const { fetchPage } = await listServer(manySites(30));
    const ignoringEq: typeof fetchPage = ({ filter = [], ...page }, options) =>
      fetchPage({ ...page, filter: filter.filter((condition) => condition.operator !== "eq") }, options);
    const error = await catchError(collect(each(sites, ignoringEq, { sort: "created_at", pageSize: 10 })));
    expect(error).toBeInstanceOf(PagingError);
    expect(error.message).toBe(
      "The server ignores filter: created_at 2025-01-01 00:00:01 came after 2025-01-01 00:00:10",
    );
  });

  it.each([
    [2, {}],
    [2, { mode: "offset" }],
    [1, { sort: "created_at" }],
    [1, { sort: "name", dir: "desc" }],
  ] as const)(
    "reads one page when the server repeats a short page, as a mock does (rows: %i, query: %j)",
    async (rows, query) => {
      const { ids } = await readAll(manySites(rows), query, { ignores: "everything" });
      expect(ids).toEqual(upTo(rows));
    },
  );

  it.each([
    [{}, "site_id"],
    [{ sort: "created_at" }, "created_at"],
    [{ mode: "offset", sort: "created_at" }, "site_id"],
  ] as const)(
    "throws a PagingError when the column that pagination needs is missing or null: %j",
    async (query, column) => {
      for (const value of [undefined, null]) {
        const fetchPage = async (): Promise<object[]> => [{ ...site(1), [column]: value }];
        const error = await catchError(collect(each(sites, fetchPage, query)));
        expect(error).toBeInstanceOf(PagingError);
        expect(error.message).toBe(`The server omitted ${column}`);
      }
    },
  );
});
