import { describe, expect, it } from "vitest";
import { objectAt, readBundle } from "@chekt/description";
import { createValidator, listSchemas } from "@chekt/description/validation";

const document = readBundle();

describe("every schema compiles, so that no tool silently stops validating", () => {
  const compile = createValidator(document);
  const pointers = listSchemas(document);

  it("finds the schemas of components, parameters, headers, and bodies", () => {
    expect(pointers).toContain("/components/schemas/ResponseSiteDto");
    expect(pointers).toContain("/components/parameters/SiteFilter/schema");
    expect(pointers).toContain("/components/headers/TraceId/schema");
    expect(pointers).toContain(
      "/paths/~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/schema",
    );
    expect(pointers.length).toBeGreaterThan(80);
  });

  it.each(pointers)("%s", (pointer) => {
    expect(compile(pointer)).toBeTypeOf("function");
  });
});

describe("reports a schema that does not compile", () => {
  it.each([
    ["a pattern that is no regular expression", { type: "string", pattern: "(" }, "Invalid regular expression"],
    ["a misspelt keyword", { type: "string", minLenght: 1 }, 'unknown keyword: "minLenght"'],
    ["an unknown format", { type: "string", format: "date-tiem" }, 'unknown format "date-tiem"'],
    ["a reference to nothing", { $ref: "#/components/schemas/Nothing" }, "can't resolve reference"],
  ])("%s", (_what, schema, message) => {
    const broken = structuredClone(document);
    objectAt(broken, "components", "schemas")["ContactColumns"] = schema;
    expect(() => createValidator(broken)("/components/schemas/ContactColumns")).toThrow(message);
  });
});
