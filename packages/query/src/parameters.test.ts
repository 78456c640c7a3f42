import { runInNewContext } from "node:vm";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type ListParameters, toParameters } from "./parameters.ts";
import type { Filter, ListQuery, Selected } from "./list-query.ts";
import type { Field, KeysetField, ListTable } from "./list-table.ts";
import { QueryError } from "./errors.ts";
import { type Site, sites } from "./testing/sites.ts";

type Sites = typeof sites;

/** Has the type of a method that reads a list. */
function select<const Fields extends Field<Sites> = never>(_query: ListQuery<Sites, Fields>): Selected<Site, Fields>[] {
  return [];
}

/** Converts a query that only plain JavaScript could pass. */
function unchecked(query: object): () => ListParameters<Sites> {
  return () => toParameters(sites, query);
}

describe("toParameters", () => {
  it("converts a query to the parameters of the API", () => {
    const parameters = toParameters(sites, {
      fields: ["site_id", "sites.name", "site_id"],
      filter: { name: { regex: "^G" }, "sites.is_activated": 1 },
      sort: "sites.name",
      dir: "asc",
      limit: 1,
      offset: 0,
    });
    expect(parameters).toEqual({
      fields: ["site_id", "sites.name"],
      filter: [
        { column: "name", value: "^G", operator: "regex" },
        { column: "sites.is_activated", value: "1", operator: "eq" },
      ],
      sort: "sites.name",
      dir: "asc",
      limit: 1,
      offset: 0,
    });
    expectTypeOf(parameters).toEqualTypeOf<ListParameters<Sites>>();
    expectTypeOf(parameters.sort).extract<"name">().toEqualTypeOf<"name">();
  });

  it("converts each type of value to a string", () => {
    const { filter } = toParameters(sites, {
      filter: {
        site_id: -1,
        name: "",
        latitude: { gt: -0.5, lte: 1e21 },
        is_shared: { neq: true },
        created_at: { gte: new Date(0), lt: "2025-01-01 00:00:00" },
      },
    });
    expect(filter).toEqual([
      { column: "site_id", value: "-1", operator: "eq" },
      { column: "name", value: "", operator: "eq" },
      { column: "latitude", value: "-0.5", operator: "gt" },
      { column: "latitude", value: "1e+21", operator: "lte" },
      { column: "is_shared", value: "true", operator: "neq" },
      { column: "created_at", value: "1970-01-01T00:00:00.000Z", operator: "gte" },
      { column: "created_at", value: "2025-01-01 00:00:00", operator: "lt" },
    ]);
    expect(toParameters(sites, { filter: { created_at: new Date(0) } }).filter).toEqual([
      { column: "created_at", value: "1970-01-01T00:00:00.000Z", operator: "eq" },
    ]);
  });

  it("accepts a Date of another realm", () => {
    const created_at: Date = runInNewContext("new Date(0)") as Date;
    expect(created_at).not.toBeInstanceOf(Date);
    expect(toParameters(sites, { filter: { created_at } }).filter).toEqual([
      { column: "created_at", value: "1970-01-01T00:00:00.000Z", operator: "eq" },
    ]);
  });

  it("ignores undefined columns, operators and parameters", () => {
    const { name, from, limit }: { name?: string; from?: number; limit?: number } = {};
    const filter = { name, site_id: { gte: from, lt: 20 }, latitude: { eq: undefined, neq: undefined } };
    expect(toParameters(sites, { filter, limit })).toEqual({
      filter: [{ column: "site_id", value: "20", operator: "lt" }],
    });
  });

  it("accepts several values per operator", () => {
    const { filter } = toParameters(sites, { filter: { name: { neq: ["a", "b"], regex: ["^a", "b$"] } } });
    expect(filter).toEqual([
      { column: "name", value: "a", operator: "neq" },
      { column: "name", value: "b", operator: "neq" },
      { column: "name", value: "^a", operator: "regex" },
      { column: "name", value: "b$", operator: "regex" },
    ]);
  });

  it.each([
    [
      { fields: ["nmae"] },
      'Unknown column in fields: "nmae". Use one of: site_id, name, account_number, is_activated,',
      "nmae",
    ],
    [{ fields: ["sites.nmae"] }, 'Unknown column in fields: "nmae". Use one of: site_id,', "sites.nmae"],
    [{ fields: ["devices.name"] }, 'Unknown column in fields: "devices.name". Use one of: site_id,', "devices.name"],
    [{ fields: [undefined] }, 'Unknown column in fields: "undefined". Use one of: site_id,', "undefined"],
    [{ fields: "nmae" }, 'Unknown column in fields: "nmae". Use one of: site_id,', "nmae"],
    [{ fields: null }, 'Unknown column in fields: "null". Use one of: site_id,', "null"],
    [{ filter: { nmae: 1 } }, 'Unknown column in filter: "nmae". Use one of: site_id,', "nmae"],
    [{ filter: { nmae: undefined } }, 'Unknown column in filter: "nmae". Use one of: site_id,', "nmae"],
    [{ filter: { constructor: 1 } }, 'Unknown column in filter: "constructor". Use one of: site_id,', "constructor"],
    [{ sort: "nmae" }, 'Unknown column in sort: "nmae". Use one of: site_id,', "nmae"],
    [{ sort: null }, 'Unknown column in sort: "null". Use one of: site_id,', "null"],
    [
      { filter: { name: { like: "a" } } },
      'Unknown operator in filter.name: "like". Use one of: eq, neq, lt, lte, gt, gte, regex',
      "name",
    ],
    [
      { filter: { name: { like: undefined } } },
      'Unknown operator in filter.name: "like". Use one of: eq, neq,',
      "name",
    ],
    [
      { filter: { site_id: { regex: "1" } } },
      'Unknown operator in filter.site_id: "regex". Use one of: eq, neq, lt, lte, gt, gte',
      "site_id",
    ],
    [
      { filter: { latitude: { regex: "1" } } },
      'Unknown operator in filter.latitude: "regex". Use one of: eq, neq, lt,',
      "latitude",
    ],
    [
      { filter: { created_at: { regex: "1" } } },
      'Unknown operator in filter.created_at: "regex". Use one of: eq, neq, lt,',
      "created_at",
    ],
    [
      { filter: { is_shared: { gt: true } } },
      'Unknown operator in filter.is_shared: "gt". Use one of: eq, neq',
      "is_shared",
    ],
    [{ filter: { name: { neqs: "a" } } }, 'Unknown operator in filter.name: "neqs". Use one of: eq,', "name"],
    [{ filter: { name: { toString: "a" } } }, 'Unknown operator in filter.name: "toString". Use one of: eq,', "name"],
    [{ filter: { name: 1 } }, "filter.name: 1 is not of type string", "name"],
    [
      { filter: { is_activated: true } },
      "filter.is_activated: true is not of type integer: use 1 or 0",
      "is_activated",
    ],
    [{ filter: { name: true } }, "filter.name: true is not of type string", "name"],
    [{ filter: { name: null } }, "filter.name: null is not of type string", "name"],
    [{ filter: { name: "\ud800" } }, "is not of type string", "name"],
    [{ filter: { name: { neq: [undefined] } } }, "filter.name: undefined is not of type string", "name"],
    [
      { filter: { "sites.site_id": { gte: "1" } } },
      'filter.sites.site_id: "1" is not of type integer',
      "sites.site_id",
    ],
    [{ filter: { site_id: 1.5 } }, "filter.site_id: 1.5 is not of type integer", "site_id"],
    [{ filter: { site_id: 2 ** 53 } }, "filter.site_id: 9007199254740992 is not of type integer", "site_id"],
    [{ filter: { latitude: Number.NaN } }, "filter.latitude: null is not of type number", "latitude"],
    [{ filter: { latitude: "1" } }, 'filter.latitude: "1" is not of type number', "latitude"],
    [{ filter: { latitude: { gt: Infinity } } }, "filter.latitude: null is not of type number", "latitude"],
    [{ filter: { is_shared: 1 } }, "filter.is_shared: 1 is not of type boolean", "is_shared"],
    [{ filter: { created_at: 1 } }, "filter.created_at: 1 is not of type timestamp", "created_at"],
    [
      { filter: { created_at: new Date(Number.NaN) } },
      "filter.created_at: null is not of type timestamp",
      "created_at",
    ],
    [{ filter: { name: new Date(0) } }, "is not of type string", "name"],
    [{ filter: { site_id: new Date(0) } }, "is not of type integer", "site_id"],
    [{ filter: { site_id: {} } }, "filter.site_id: {} is not of type integer", "site_id"],
    [{ filter: { site_id: [] } }, "filter.site_id: [] is not of type integer", "site_id"],
    [{ filter: { site_id: { neq: [] } } }, "filter.site_id: [] is not of type integer", "site_id"],
    [{ filter: { site_id: { gte: 1, neq: [] } } }, "filter.site_id: [] is not of type integer", "site_id"],
    [{ filter: { name: { neq: [] } } }, "filter.name: [] is not of type string", "name"],
    [{ filter: { site_id: [1, 2] } }, "filter.site_id: [1,2] is not of type integer", "site_id"],
    [{ filter: { site_id: { eq: [1] } } }, "filter.site_id: [1] is not of type integer", "site_id"],
    [{ filter: null }, "filter: null is not an object", undefined],
    [{ filter: [] }, "filter: [] is not an object", undefined],
    [{ filter: "name,a,eq" }, 'filter: "name,a,eq" is not an object', undefined],
    [{ dir: "up" }, 'Unknown dir: "up". Use one of: asc, desc', undefined],
    [{ limit: 0 }, "limit: 0 is not an integer >= 1", undefined],
    [{ limit: "5" }, 'limit: "5" is not an integer >= 1', undefined],
    [{ offset: -1 }, "offset: -1 is not an integer >= 0", undefined],
    [{ offset: 0.5 }, "offset: 0.5 is not an integer >= 0", undefined],
    [{ filters: {} }, 'Unknown parameter: "filters". Use one of: fields, filter, sort, dir, limit, offset', undefined],
  ])("rejects %j from plain JavaScript: %s", (query, message, column) => {
    expect(unchecked(query)).toThrow(QueryError);
    expect(unchecked(query)).toThrow(message);
    expect(unchecked(query)).toThrow(expect.objectContaining({ name: "QueryError", column }));
  });
});

describe("query types", () => {
  it("accepts a list declared as const", () => {
    expectTypeOf<Sites>().toExtend<ListTable>();
  });

  it("narrows the rows to the selected fields", () => {
    expectTypeOf(select({ fields: ["name", "sites.site_id"] })).toEqualTypeOf<Pick<Site, "name" | "site_id">[]>();
    expectTypeOf(select({ fields: ["name"], filter: { site_id: 1 }, sort: "created_at" })).toEqualTypeOf<
      Pick<Site, "name">[]
    >();
    expectTypeOf(select({ filter: { site_id: 1 } })).toEqualTypeOf<Site[]>();
    expectTypeOf(select({})).toEqualTypeOf<Site[]>();
    expectTypeOf(select({ fields: [] })).toEqualTypeOf<Site[]>();
  });

  it("accepts the operators and values that fit the type of a column", () => {
    expectTypeOf<{
      site_id: { gte: 10; lt: 20; neq: [12, 13] };
      name: { regex: "^G"; neq: "Gangnam" };
      account_number: "7";
      is_activated: 1;
      latitude: { gt: [1, 2] };
      is_shared: true;
      created_at: { gte: Date; lt: "2025-01-01 00:00:00" };
      "sites.name": "a";
    }>().toExtend<Filter<Sites>>();
    expectTypeOf<{ name: undefined; site_id: { gte: number | undefined } }>().toExtend<Filter<Sites>>();
  });

  it("rejects unknown columns, operators and values at compile time", () => {
    const queries: ListQuery<Sites>[] = [
      // @ts-expect-error: unknown column
      { filter: { nmae: "a" } },
      // @ts-expect-error: a string is not a number
      { filter: { site_id: "1" } },
      // @ts-expect-error: a number is not a string
      { filter: { name: 1 } },
      // @ts-expect-error: the column is nullable, but no filter matches null
      { filter: { account_number: null } },
      // @ts-expect-error: numbers have no regular expressions
      { filter: { site_id: { regex: "1" } } },
      // @ts-expect-error: timestamps have no regular expressions
      { filter: { created_at: { regex: "1" } } },
      // @ts-expect-error: booleans have no order
      { filter: { is_shared: { gt: false } } },
      // @ts-expect-error: unknown operator
      { filter: { name: { like: "a" } } },
      // @ts-expect-error: a row cannot be equal to two values
      { filter: { site_id: { eq: [1, 2] } } },
      // @ts-expect-error: a column of another list
      { filter: { "devices.name": "a" } },
      // @ts-expect-error: unknown column
      { fields: ["nmae"] },
      // @ts-expect-error: unknown column
      { sort: "nmae" },
      // @ts-expect-error: unknown direction
      { dir: "up" },
      // @ts-expect-error: unknown parameter
      { filters: {} },
    ];
    expect(queries).toHaveLength(14);
  });

  it("allows keyset pagination only by ordered columns that are never null", () => {
    expectTypeOf<KeysetField<Sites>>()
      .extract<`sites.${string}`>()
      .toEqualTypeOf<"sites.site_id" | "sites.name" | "sites.is_activated" | "sites.latitude" | "sites.created_at">();
    expectTypeOf<"account_number">().not.toExtend<KeysetField<Sites>>();
    expectTypeOf<"is_shared">().not.toExtend<KeysetField<Sites>>();
  });
});
