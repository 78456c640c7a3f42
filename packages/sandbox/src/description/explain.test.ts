import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explain } from "./explain.ts";

describe("explain", () => {
  it.each(["validators.js", "control-validators.js"])("has a message for every keyword in %s", (name) => {
    const source = readFileSync(new URL(`../generated/${name}`, import.meta.url), "utf8");
    const keywords = new Set([...source.matchAll(/keyword:"(\w+)"/g)].map(([, keyword = ""]) => keyword));
    expect(keywords.size).toBeGreaterThan(5);
    for (const keyword of keywords) {
      if (keyword === "anyOf" || keyword === "oneOf") continue;
      const params = { limit: 2, missingProperty: "p", additionalProperty: "p", allowedValues: [1], i: 1, j: 0 };
      const value = keyword.endsWith("Items") ? [1] : "text";
      const error = { keyword, instancePath: "/field", schemaPath: "", params };
      expect(explain([error], { field: value }, "the body").message).toMatch(/^field/);
    }
  });

  it("names the place, the rule and the received value, truncated if it is long", () => {
    const error = { instancePath: "/0/name", schemaPath: "", keyword: "type", params: { type: "string" } };
    const explainName = (name: unknown): unknown => explain([error], [{ name }], "the body");
    expect(explainName(5)).toEqual({ field: "[0].name", message: "[0].name must be a string, but is 5" });
    expect(explainName({ secret: 1 })).toMatchObject({ message: "[0].name must be a string, but is an object" });
    const long = { ...error, keyword: "format", params: { format: "email" } };
    const { message } = explain([long], [{ name: "x".repeat(1000) }], "the body");
    expect(message.length).toBeLessThan(120);
  });
});
