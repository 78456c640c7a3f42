import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "./stringify.ts";

const LEVELS = 100_000;

it("serializes JSON like JSON.stringify, at any depth", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const expected = JSON.stringify(value);
      const around = (text: string): string => `${"[".repeat(LEVELS)}${text}${"]".repeat(LEVELS)}`;
      expect(stringify(value)).toBe(expected);
      expect(stringify(JSON.parse(around(expected)))).toBe(around(expected));
    }),
    { numRuns: 20, seed: 1 },
  );
});

it("throws like JSON.stringify for a value that is not JSON", () => {
  expect(() => stringify({ count: 1n })).toThrow(TypeError);
});
