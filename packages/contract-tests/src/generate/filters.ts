import * as fc from "fast-check";
import type { Column, List } from "@chekt/description";
import { strings } from "./strings.ts";

/** The comparison operators. */
export const comparisons = ["eq", "neq", "lt", "lte", "gt", "gte"] as const;

/** Expressions with the same meaning in RE2 and JavaScript. */
export const expressions: readonly string[] = [
  "a",
  "^A",
  "e$",
  "[0-9]+",
  "a.c",
  "(Seoul|Lobby)",
  "^$",
  "x{2,3}",
  String.raw`\.`,
  String.raw`\bthe\b`,
  "[^a-z]",
  "1?2*3+",
];

/** RE2 expressions with a different syntax in JavaScript. */
export const re2Expressions: ReadonlyMap<string, RegExp> = new Map([
  ["(?i)SEOUL", /seoul/iu],
  ["(?i)^E$", /^e$/iu],
  ["[[:digit:]]+", /[0-9]/u],
  [String.raw`\pL`, /\p{L}/u],
  [String.raw`\Qa.b\E`, /a\.b/u],
]);

/** Expressions that RE2 does not support. */
export const invalidExpressions: readonly string[] = ["(?=a)", "(?<!a)b", String.raw`(a)\1`, "[", "*a"];

/** Generates valid values of `filter`. */
export function filters({ table, columns }: List): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...columns), fc.boolean())
    .chain(([column, qualified]) =>
      conditions(column).map((condition) => `${qualified ? `${table}.` : ""}${column.name},${condition}`),
    );
}

function conditions(column: Column): fc.Arbitrary<string> {
  const compared = fc
    .tuple(columnValues(column), fc.option(fc.constantFrom(...comparisons)))
    // A value with commas requires an operator.
    .map(([value, operator]) => (operator === null && !value.includes(",") ? value : `${value},${operator ?? "eq"}`));
  if (column.type !== "string") return compared;
  return fc.oneof(
    { weight: 3, arbitrary: compared },
    { weight: 1, arbitrary: fc.constantFrom(...expressions).map((expression) => `${expression},regex`) },
  );
}

function columnValues({ type }: Column): fc.Arbitrary<string> {
  if (type === "integer") return fc.integer({ min: -5, max: 1000 }).map(String);
  if (type === "string") return strings(0, 20);
  return fc
    .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2035-01-01T00:00:00Z"), noInvalidDate: true })
    .chain((time) => fc.constantFrom(time.toISOString(), time.toISOString().slice(0, 19).replace("T", " ")));
}
