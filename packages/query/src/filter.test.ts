import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFilter, encodeFilter } from "./filter.ts";
import { QueryError } from "./errors.ts";

const operators = ["eq", "neq", "lt", "lte", "gt", "gte", "regex"] as const;
const column = fc.stringMatching(/^(sites\.)?[a-z_0-9]+$/);
const operator = fc.constantFrom(...operators);
/** Any text, biased towards text that is hard to parse. */
const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(",", ",eq", "eq,", "regex", "&", "=", "%", "%2C", '"', "'", "\n", " ", "+", "🏠", "a"), {})
    .map((parts) => parts.join("")),
);

describe("decodeFilter", () => {
  it("decodes any condition that encodeFilter encodes", () => {
    fc.assert(
      fc.property(column, value, operator, (name, text, op) => {
        expect(decodeFilter(encodeFilter(name, text, op))).toEqual({ column: name, value: text, operator: op });
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ["is_activated,1,eq", { column: "is_activated", value: "1", operator: "eq" }],
    ["is_activated,1", { column: "is_activated", value: "1", operator: "eq" }],
    ["name,", { column: "name", value: "", operator: "eq" }],
    ["name,,eq", { column: "name", value: "", operator: "eq" }],
    ["name,eq", { column: "name", value: "eq", operator: "eq" }],
    ["name,neq,neq", { column: "name", value: "neq", operator: "neq" }],
    ["name,a,b,regex", { column: "name", value: "a,b", operator: "regex" }],
    ["name,a,b", { column: "name", value: "a,b", operator: "eq" }],
    ["name,a,like", { column: "name", value: "a,like", operator: "eq" }],
    ["name,a,eqs", { column: "name", value: "a,eqs", operator: "eq" }],
    ["name,a,EQ", { column: "name", value: "a,EQ", operator: "eq" }],
  ])("decodes the filter %j", (text, condition) => {
    expect(decodeFilter(text)).toEqual(condition);
  });

  it("rejects a filter without a comma", () => {
    expect(() => decodeFilter("name")).toThrow(QueryError);
    expect(() => decodeFilter("name")).toThrow('filter: "name" is not in the form column,value,operator');
  });
});
