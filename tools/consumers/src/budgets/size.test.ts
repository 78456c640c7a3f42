import { describe, expect, it } from "vitest";
import { type Bundle, bundle } from "./bundle.ts";
import { report } from "./figures.ts";

/** In bytes, minified and gzipped. */
const budgets = [
  {
    what: "the client with auth, query and bulk",
    source: 'export * from "@chekt/partner-client";',
    budget: 14_000,
  },
  { what: "@chekt/partner-query alone", source: 'export * from "@chekt/partner-query";', budget: 2_304 },
];

describe("in an app that ships it", () => {
  it.each(budgets)("$what takes no more than $budget bytes", async ({ what, source, budget }) => {
    const { gzipped } = await bundle(source);
    report(what, gzipped, budget, "bytes");
    expect(gzipped).toBeLessThanOrEqual(budget);
  });
});

/** What only the resources, and what they are made of, have in them. */
const resourceCode = ["/partner/v1/", "toggleSiteActivation", "external_device_id", "client_secret", "filter."];

const foundIn = ({ code }: Bundle): string[] => resourceCode.filter((text) => code.includes(text));

describe("an app that imports one thing ships that alone:", () => {
  it("the whole client has what the others are not to have", async () => {
    expect(foundIn(await bundle('export * from "@chekt/partner-client";'))).toEqual(resourceCode);
  });

  it.each([
    { name: "NotFoundError", budget: 800 },
    { name: "parseTimestamp", budget: 500 },
  ])("$name, and no code of the resources", async ({ name, budget }) => {
    const one = await bundle(`export { ${name} } from "@chekt/partner-client";`);
    report(`${name} alone`, one.gzipped, budget, "bytes");
    expect(foundIn(one)).toEqual([]);
    expect(one.gzipped).toBeLessThanOrEqual(budget);
  });
});
