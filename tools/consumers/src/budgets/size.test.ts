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

describe("in a bundled app", () => {
  it.each(budgets)("$what takes at most $budget bytes", async ({ what, source, budget }) => {
    const { gzipped } = await bundle(source);
    report(what, gzipped, budget, "bytes");
    expect(gzipped).toBeLessThanOrEqual(budget);
  });
});

/** Strings that occur only in the resources and in what they import. */
const resourceCode = ["/partner/v1/", "toggleSiteActivation", "external_device_id", "client_secret", "filter."];

const foundIn = ({ code }: Bundle): string[] => resourceCode.filter((text) => code.includes(text));

describe("an app that imports one export ships only its code:", () => {
  it("the whole client contains the strings that the others must not", async () => {
    expect(foundIn(await bundle('export * from "@chekt/partner-client";'))).toEqual(resourceCode);
  });

  it.each([
    { name: "NotFoundError", budget: 800 },
    { name: "parseTimestamp", budget: 500 },
  ])("$name, without the code of the resources", async ({ name, budget }) => {
    const one = await bundle(`export { ${name} } from "@chekt/partner-client";`);
    report(`${name} alone`, one.gzipped, budget, "bytes");
    expect(foundIn(one)).toEqual([]);
    expect(one.gzipped).toBeLessThanOrEqual(budget);
  });
});
