import { describe, expect, it } from "vitest";
import { readBundle } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";

const isFilter = createValidator(readBundle())("/components/parameters/SiteFilter/schema");

describe("a filter is column,value or column,value,operator", () => {
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
  ])("accepts %j", (filter) => {
    expect(isFilter([filter])).toBe(true);
  });

  it.each([
    ["", "nothing"],
    ["name", "no value"],
    ["nmae,Gangnam,eq", "an unknown column"],
    ["devices.name,Gangnam,eq", "another table"],
    ["name,Gangnam,equals", "an unknown operator"],
    ["name,Gangnam,EQ", "an operator in capitals"],
    ["name,a,b", "commas in the value, but no operator"],
    [" name,Gangnam,eq", "a space before the column"],
  ])("rejects %j: %s", (filter) => {
    expect(isFilter([filter])).toBe(false);
  });
});
