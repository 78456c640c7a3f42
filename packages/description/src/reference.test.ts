import { describe, expect, it } from "vitest";
import { componentName, conjuncts, formatReference, locate, parseReference, resolve } from "./reference.ts";

describe("parseReference", () => {
  it("decodes a reference that formatReference encodes", () => {
    const pointer = "/paths/~1sites~1{siteId}/get";
    expect(formatReference(pointer)).toBe("#/paths/~1sites~1%7BsiteId%7D/get");
    expect(parseReference(formatReference(pointer))).toBe(pointer);
    expect(parseReference("#")).toBe("");
  });

  it("rejects a reference to another document", () => {
    expect(() => parseReference("schemas.yaml#/Site")).toThrow("Bundle the description first");
  });
});

describe("locate", () => {
  it("follows a chain of references to the end", () => {
    const document = { a: { $ref: "#/b" }, b: { $ref: "#/c" }, c: { type: "string" } };
    expect(locate(document, "/a")).toEqual({ pointer: "/c", node: { type: "string" } });
  });

  it("rejects references that do not resolve or are circular", () => {
    expect(() => locate({ a: { $ref: "#/missing" } }, "/a")).toThrow("#/missing at /a does not resolve");
    expect(() => locate({ a: { $ref: "#/b" }, b: { $ref: "#/a" } }, "/a")).toThrow("are circular");
  });
});

describe("resolve", () => {
  const document = { components: { responses: { NotFound: { description: "Not found.", content: {} } } } };
  const reference = { $ref: "#/components/responses/NotFound" };

  it("overrides the summary and description of the target with those next to the $ref", () => {
    expect(resolve(document, reference)).toEqual({ description: "Not found.", content: {} });
    const override = { ...reference, summary: "Gone", description: "The site is gone.", content: 1 };
    expect(resolve(document, override)).toEqual({ summary: "Gone", description: "The site is gone.", content: {} });
  });

  it("returns a node without a reference unchanged", () => {
    const node = { description: "Own." };
    expect(resolve(document, node)).toBe(node);
    expect(componentName(node)).toBeUndefined();
    expect(componentName(reference)).toBe("NotFound");
  });
});

describe("conjuncts", () => {
  it("treats a $ref and its siblings as conjunctive", () => {
    const document = { base: { minLength: 1 }, name: { $ref: "#/base", maxLength: 5, allOf: [{ pattern: "x" }] } };
    expect(conjuncts(document, "/name").map(({ pointer }) => pointer)).toEqual(["/base", "/name/allOf/0", "/name"]);
  });

  it("terminates on a recursive schema", () => {
    const document = { node: { allOf: [{ $ref: "#/node" }], type: "object" } };
    expect(conjuncts(document, "/node").map(({ pointer }) => pointer)).toEqual(["/node/allOf/0", "/node"]);
  });

  it("skips a boolean schema and rejects a missing schema", () => {
    expect(conjuncts({ any: true }, "/any")).toEqual([]);
    expect(() => conjuncts({}, "/missing")).toThrow("No schema at /missing");
  });
});
