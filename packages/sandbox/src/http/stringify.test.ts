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

it("throws the error of a value that cannot be serialized", () => {
  const value = {
    toJSON(): never {
      throw new TypeError("not JSON");
    },
  };
  expect(() => stringify(value)).toThrow("not JSON");
});
