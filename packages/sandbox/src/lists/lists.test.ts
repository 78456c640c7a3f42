import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";
import { listTable } from "./list-table.ts";

type Row = Record<string, string | number | null>;

const table = listTable("listSites");
const columns = Object.keys(table.columns);

/** Compares strings by code point, as both stores do. UTF-8 preserves that order. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Compares values. Nulls come first. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return typeof a === "number" && typeof b === "number" ? a - b : byCodePoint(String(a), String(b));
}

/** A naive implementation of lists, to compare with. */
function expected(rows: readonly Row[], query: Query): Row[] {
  const { filters, sort = "site_id", dir = "asc", limit = 100, offset = 0, fields } = query;
  const matching = rows.filter((row) =>
    filters.every(({ column, value, operator }) => {
      const actual = row[column] ?? null;
      if (actual === null) return false;
      if (operator === "regex") return new RegExp(value, "u").test(String(actual));
      const difference = compare(actual, table.columns[column]?.type === "integer" ? Number(value) : value);
      return {
        eq: difference === 0,
        neq: difference !== 0,
        lt: difference < 0,
        lte: difference <= 0,
        gt: difference > 0,
        gte: difference >= 0,
      }[operator];
    }),
  );
  const sign = dir === "asc" ? 1 : -1;
  const sorted = matching.toSorted(
    (a, b) => sign * (compare(a[sort] ?? null, b[sort] ?? null) || Number(a["site_id"]) - Number(b["site_id"])),
  );
  const page = sorted.slice(offset, offset + limit);
  return fields ? page.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))) : page;
}

interface Query {
  filters: { column: string; value: string; operator: "eq" | "neq" | "lt" | "lte" | "gt" | "gte" | "regex" }[];
  sort?: string | undefined;
  dir?: "asc" | "desc" | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
  fields?: string[] | undefined;
}

function encode({ filters, fields, ...rest }: Query, prefix: string): string {
  const parameters = filters.map(({ column, value, operator }) => [
    "filter",
    `${prefix}${column},${value},${operator}`,
  ]);
  if (fields) parameters.push(["fields", fields.map((field) => prefix + field).join(",")]);
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) parameters.push([name, name === "sort" ? `${prefix}${value}` : String(value)]);
  }
  return new URLSearchParams(parameters).toString();
}

describe.each(engines)("the list of sites on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { call } = sandbox;
  const path = `/partner/v1/dealers/${sandbox.dealers.connected[0]}/sites` as const;
  // Names for which collations differ.
  for (const [index, name] of ["a,b", "B", "ä", "z", "Z", "\u{1F3E2}", "\uFF5E", "50%", "_", "'; --"].entries()) {
    const site = { external_site_id: `odd-${index}`, name, timezone: "UTC", account_number: name };
    await call(`POST ${path}`, site);
  }
  const rows = (await call(`GET ${path}?limit=1000`)).body as Row[];

  it("lists all created sites", () => {
    expect(rows).toHaveLength(12 + 10);
  });

  const operator = fc.constantFrom("eq", "neq", "lt", "lte", "gt", "gte", "regex" as const);
  const filter = fc
    .tuple(fc.constantFrom(...columns), operator, fc.constantFrom(...rows))
    .filter(([column, op]) => op !== "regex" || table.columns[column]?.type === "string")
    .map(([column, op, row]) => {
      const value = String(row[column] ?? 1);
      return { column, operator: op, value: op === "regex" ? (value.match(/[A-Za-z]/)?.[0] ?? "1") : value };
    });
  const query: fc.Arbitrary<Query> = fc.record({
    filters: fc.array(filter, { maxLength: 3 }),
    sort: fc.option(fc.constantFrom(...columns), { nil: undefined }),
    dir: fc.option(fc.constantFrom("asc" as const, "desc" as const), { nil: undefined }),
    limit: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    offset: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    fields: fc.option(fc.uniqueArray(fc.constantFrom(...columns), { minLength: 1 }), { nil: undefined }),
  });

  it("selects, filters, sorts and paginates like a naive implementation", async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom("", "sites."), async (generated, prefix) => {
        const { status, body } = await call(`GET ${path}?${encode(generated, prefix)}`);
        expect({ status, body }).toEqual({ status: 200, body: expected(rows, generated) });
      }),
      { numRuns: 400 },
    );
  });

  it("accepts both timestamp formats in filters", async () => {
    const read = async (value: string): Promise<unknown> =>
      (await call(`GET ${path}?fields=site_id&filter=created_at,${encodeURIComponent(value)},eq`)).body;
    const first = [{ site_id: 1 }, { site_id: 2 }];
    expect(await read("2025-01-01 00:00:00")).toEqual(first);
    expect(await read("2025-01-01T00:00:00.000Z")).toEqual(first);
    expect(await read("2025-01-01T09:00:00+09:00")).toEqual(first);
  });

  it("matches regular expressions across many rows, in any order", async () => {
    const site = `${path}/1` as const;
    const devices = Array.from({ length: 1000 }, (_, index) => ({
      external_device_id: `regex-${index}`,
      device_type: "camera",
      zone_number: "1",
      ...(index % 2 === 0 && { name: `Camera ${index % 10}` }),
    }));
    for (const batch of [0, 1, 2]) {
      const body = devices.map((device) => ({
        ...device,
        external_device_id: `${device.external_device_id}-${batch}`,
      }));
      expect(await call(`POST ${site}/devices`, body)).toMatchObject({ body: { success_count: 1000 } });
    }
    for (const order of [
      "",
      "&sort=name",
      "&sort=name&dir=desc",
      "&sort=device_id&dir=desc",
      "&sort=external_device_id",
    ]) {
      const all = `GET ${site}/devices?limit=1000${order}&filter=external_device_id,^regex-,regex` as const;
      const found = [0, 1, 2, 3].map(async (page) => (await call(`${all}&offset=${page * 1000}`)).body as Row[]);
      const pages = await Promise.all(found);
      expect(pages.map((page) => page.length)).toEqual([1000, 1000, 1000, 0]);
      expect(new Set(pages.flat().map(({ device_id }) => device_id)).size).toBe(3000);
    }
    const matching = await call(`GET ${site}/devices?limit=1000&filter=name,^Camera 4$,regex`);
    expect(matching.body).toHaveLength(300);
  });

  it("does not slow down with a malicious regular expression", async () => {
    const slow = encodeURIComponent(`(${"a?".repeat(50)}){20}${"a".repeat(50)}$`);
    expect(await call(`GET ${path}?filter=name,${slow},regex`)).toMatchObject({ status: 200, body: [] });
  });

  it("names the invalid column, operator or value", async () => {
    const readError = async (parameters: string): Promise<unknown> => {
      const { status, body } = await call(`GET ${path}?${parameters}`);
      expect(status).toBe(400);
      const { error_message, field } = body as { error_message: string; field: string };
      return `${field}: ${error_message}`;
    };
    expect(await readError("filter=nme,1,eq")).toMatch(
      /^filter: Unknown column "nme" in filter\. Columns of sites: site_id, /,
    );
    expect(await readError("filter=devices.name,1,eq")).toMatch(/Unknown column "devices\.name"/);
    expect(await readError("filter=name,a,like")).toMatch(
      /Unknown operator "like" in filter\. Use eq, neq, .* or regex\./,
    );
    expect(await readError("filter=name,a,b")).toMatch(/If the value contains a comma, write the operator too/);
    expect(await readError("filter=name")).toMatch(/Invalid filter "name"\. Use column,value or/);
    expect(await readError("filter=site_id,one")).toMatch(/Invalid value "one" in filter: site_id is an integer/);
    expect(await readError("filter=created_at,yesterday,lt")).toMatch(
      /Invalid value "yesterday" in filter: created_at is a timestamp, such as /,
    );
    for (const value of [
      "2025-13-01 00:00:00",
      "2025-02-30T00:00:00Z",
      "2025-02-29 00:00:00",
      "2025-04-31T00:00:00Z",
    ]) {
      expect(await readError(`filter=created_at,${value},gt`)).toMatch(/Invalid value/);
    }
    expect(await call(`GET ${path}?filter=created_at,2024-02-29T00:00:00Z,gt`)).toMatchObject({ status: 200 });
    expect(await readError("filter=site_id,1,regex")).toMatch(/regex works only on strings, but site_id is an integer/);
    expect(await readError("filter=name,(,regex")).toMatch(/The regular expression in filter is not valid in RE2/);
    expect(await readError(`filter=name,${"a".repeat(1001)},regex`)).toMatch(/longer than 1000 characters in total/);
    const half = `filter=name,${"a".repeat(501)},regex`;
    expect(await readError(`${half}&${half}`)).toMatch(/longer than 1000 characters in total/);
    expect(await readError("fields=site_id,nme")).toMatch(
      /^fields: Unknown column "nme" in fields\. Columns of sites: site_id, /,
    );
    expect(await readError("fields=name,name")).toMatch(/must not contain duplicates/);
    expect(await readError("sort=nme")).toMatch(/^sort: Unknown column "nme" in sort\./);
    expect(await readError("dir=up")).toMatch(/dir must be "asc" or "desc", but is "up"/);
    expect(await readError("limit=0")).toMatch(/limit must be 1 or more, but is 0/);
    expect(await readError("limit=1001")).toMatch(/limit must be 1000 or less, but is 1001/);
    expect(await readError("limit=1e2")).toMatch(/limit must be an integer, but is "1e2"/);
    expect(await readError("limit=1&limit=2")).toMatch(/limit must be an integer, but is an array of 2/);
    expect(await readError("offset=-1")).toMatch(/offset must be 0 or more/);
    expect(await readError("limits=1")).toMatch(/limits is unknown\./);
    expect(await readError("constructor=1")).toMatch(/constructor is unknown\./);
    expect(await readError("__proto__=1")).toMatch(/__proto__ is unknown\./);
    expect(await readError("filter=name,%00,eq")).toMatch(/U\+0000/);
  });
});
