import { describe, expect, it } from "vitest";
import { type Bundle, bundle } from "./bundle.ts";
import { report } from "./figures.ts";

/** In bytes, minified and gzipped. */
const budgets = [
  {
    what: "the client with auth, query and bulk",
    source: 'export * from "@chekt/partner-client";',
    budget: 20_000,
  },
  { what: "@chekt/partner-query alone", source: 'export * from "@chekt/partner-query";', budget: 2_304 },
];

describe("bundle size", () => {
  it.each(budgets)("bundles $what in at most $budget bytes", async ({ what, source, budget }) => {
    const { gzipped } = await bundle(source);
    report(what, gzipped, budget, "bytes");
    expect(gzipped).toBeLessThanOrEqual(budget);
  });
});

/** Strings that occur only in the resources and in what they import. */
const resourceCode = ["/partner/v1/", "toggleSiteActivation", "external_device_id", "client_secret", "filter."];

const foundIn = ({ code }: Bundle): string[] => resourceCode.filter((text) => code.includes(text));

describe("tree shaking", () => {
  it("bundles the code of the resources with the whole client", async () => {
    expect(foundIn(await bundle('export * from "@chekt/partner-client";'))).toEqual(resourceCode);
  });

  it.each([
    { name: "NotFoundError", budget: 800 },
    { name: "parseTimestamp", budget: 500 },
  ])("bundles $name in at most $budget bytes, without the code of the resources", async ({ name, budget }) => {
    const one = await bundle(`export { ${name} } from "@chekt/partner-client";`);
    report(`${name} alone`, one.gzipped, budget, "bytes");
    expect(foundIn(one)).toEqual([]);
    expect(one.gzipped).toBeLessThanOrEqual(budget);
  });
});
