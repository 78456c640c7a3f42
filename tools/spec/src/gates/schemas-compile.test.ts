import { describe, expect, it } from "vitest";
import { objectAt, readBundle } from "@chekt/description";
import { createValidator, listSchemas } from "@chekt/description/validation";

const document = readBundle();

describe("schemas", () => {
  const compile = createValidator(document);
  const pointers = listSchemas(document);

  it("lists the schemas of components, parameters, headers and bodies", () => {
    expect(pointers).toContain("/components/schemas/ResponseSiteDto");
    expect(pointers).toContain("/components/parameters/SiteFilter/schema");
    expect(pointers).toContain("/components/headers/TraceId/schema");
    expect(pointers).toContain(
      "/paths/~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/schema",
    );
    expect(pointers.length).toBeGreaterThan(80);
  });

  it.each(pointers)("compiles the schema at %s", (pointer) => {
    expect(compile(pointer)).toBeTypeOf("function");
  });
});

describe("createValidator", () => {
  it.each([
    ["a pattern that is not a regular expression", { type: "string", pattern: "(" }, "Invalid regular expression"],
    ["a misspelled keyword", { type: "string", minLenght: 1 }, 'unknown keyword: "minLenght"'],
    ["an unknown format", { type: "string", format: "date-tiem" }, 'unknown format "date-tiem"'],
    ["a reference that does not resolve", { $ref: "#/components/schemas/Nothing" }, "can't resolve reference"],
  ])("throws for %s", (_what, schema, message) => {
    const broken = structuredClone(document);
    objectAt(broken, "components", "schemas")["ContactColumns"] = schema;
    expect(() => createValidator(broken)("/components/schemas/ContactColumns")).toThrow(message);
  });
});
