import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFilter } from "./filter.ts";
import { encodeParameters, encodeQuery } from "./parameters.ts";
import { sites } from "./testing/sites.ts";

describe("encodeQuery", () => {
  it("encodes a query in the format that the API documents", () => {
    const query = encodeQuery(sites, {
      fields: ["site_id", "name"],
      filter: { is_activated: 1 },
      sort: "created_at",
      dir: "desc",
      limit: 50,
      offset: 0,
    });
    expect(query).toBe("fields=site_id,name&filter=is_activated,1,eq&sort=created_at&dir=desc&limit=50&offset=0");
  });

  it("returns an empty string for an empty query", () => {
    expect(encodeQuery(sites, {})).toBe("");
    expect(encodeQuery(sites, { fields: [], filter: {} })).toBe("");
    expect(
      encodeQuery(sites, { fields: undefined, filter: undefined, sort: undefined, dir: undefined, limit: undefined }),
    ).toBe("");
  });

  it("encodes one filter parameter per condition, with its operator", () => {
    const query = encodeQuery(sites, { filter: { site_id: { gte: 10, lt: 20, neq: [12, 13] }, name: "a" } });
    expect(query.split("&")).toEqual([
      "filter=site_id,10,gte",
      "filter=site_id,20,lt",
      "filter=site_id,12,neq",
      "filter=site_id,13,neq",
      "filter=name,a,eq",
    ]);
  });

  it("percent-encodes commas in values, but not separating commas", () => {
    const query = encodeQuery(sites, { filter: { name: { regex: '^a,b & c="d"%\n🏠\'$' } } });
    expect(query).toBe("filter=name,%5Ea%2Cb%20%26%20c%3D%22d%22%25%0A%F0%9F%8F%A0'%24,regex");
  });

  it("keeps the table name of qualified columns", () => {
    const query = encodeQuery(sites, { fields: ["sites.name"], filter: { "sites.site_id": 1 }, sort: "sites.name" });
    expect(query).toBe("fields=sites.name&filter=sites.site_id,1,eq&sort=sites.name");
  });

  it("encodes any value so that the server decodes it unchanged", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 2 }), (values) => {
        const received = new URLSearchParams(encodeQuery(sites, { filter: { name: { neq: values } } })).getAll(
          "filter",
        );
        expect(received.map((text) => decodeFilter(text).value)).toEqual(values);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("encodeParameters", () => {
  it("encodes conditions in text form", () => {
    const query = encodeParameters({ fields: ["name"], filter: ["name,a,b,eq", "is_activated,1"], limit: 5 });
    expect(query).toBe("fields=name&filter=name,a%2Cb,eq&filter=is_activated,1,eq&limit=5");
  });

  it("encodes conditions in object form, including commas in their values", () => {
    const query = encodeParameters({ filter: [{ column: "name", value: "a,b", operator: "neq" }] });
    expect(query).toBe("filter=name,a%2Cb,neq");
  });

  it("ignores undefined and empty parameters", () => {
    expect(encodeParameters({ fields: undefined, filter: [], sort: "name", limit: undefined })).toBe("sort=name");
  });

  it("rejects a condition without a comma", () => {
    expect(() => encodeParameters({ filter: ["name"] })).toThrow("is not in the form column,value,operator");
  });
});
