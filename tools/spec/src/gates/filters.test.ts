import { describe, expect, it } from "vitest";
import { readBundle } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";

const isFilter = createValidator(readBundle())("/components/parameters/SiteFilter/schema");

describe("SiteFilter", () => {
  it.each([
    "name,Gangnam",
    "name,Gangnam,eq",
    "sites.name,Gangnam,neq",
    "site_id,10,gte",
    "name,^Gang,regex",
    "name,,eq",
    "name,",
    'address1,"123 Teheran-ro, Gangnam-gu, Seoul",eq',
    "name,a,b,c,lt",
    "name,eq",
    "name,line\nbreak,eq",
  ])("accepts the filter %j", (filter) => {
    expect(isFilter([filter])).toBe(true);
  });

  it.each([
    ["an empty filter", ""],
    ["a filter without a value", "name"],
    ["a filter on an unknown column", "nmae,Gangnam,eq"],
    ["a filter on another table", "devices.name,Gangnam,eq"],
    ["a filter with an unknown operator", "name,Gangnam,equals"],
    ["a filter with an uppercase operator", "name,Gangnam,EQ"],
    ["a filter with a comma in the value but no operator", "name,a,b"],
    ["a filter with a space before the column", " name,Gangnam,eq"],
  ])("rejects %s: %j", (_what, filter) => {
    expect(isFilter([filter])).toBe(false);
  });
});
