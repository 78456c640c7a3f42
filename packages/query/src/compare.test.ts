import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "./compare.ts";

const collator = (locale: string, options: Intl.CollatorOptions = {}): ((a: string, b: string) => number) =>
  new Intl.Collator(locale, options).compare;

/** How servers may compare strings: by code units, case-sensitive or not, and by locale. */
const collations: [name: string, collate: (a: string, b: string) => number][] = [
  ["by code units", (a, b) => (a === b ? 0 : a < b ? -1 : 1)],
  ["by code units, ignoring case", (a, b) => collations[0]?.[1](a.toLowerCase(), b.toLowerCase()) ?? 0],
  ["by the root locale", collator("und")],
  ["by base letters", collator("und", { sensitivity: "base" })],
  ["by base letters, ignoring punctuation", collator("und", { sensitivity: "base", ignorePunctuation: true })],
  ["by the numbers in strings", collator("und", { numeric: true, sensitivity: "base" })],
  ["uppercase letters first", collator("und", { caseFirst: "upper" })],
  ...[
    "sv",
    "da",
    "cs",
    "es-u-co-trad",
    "de-u-co-phonebk",
    "ja",
    "ko",
    "zh",
    "tr",
    "et",
    "lt",
    "lv",
    "sv-u-co-trad",
  ].map((locale): (typeof collations)[number] => [
    `by the locale ${locale}`,
    collator(locale, { sensitivity: "base" }),
  ]),
];

/** Pieces of strings that collations compare differently. */
const pieces =
  "a b A c ch h e é e\u0301 ß ss aa å æ ae z ñ n i y v w ı - _ . ' \u00ad 🏠 🏡 강 남 ア あ Ａ ① ½ 0 1 2 9 10 01"
    .split(" ")
    .concat(" ", "\n", "Site ", "2025-01-01 00:00:00", "2025-01-01T00:00:00.000Z");
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(""));

describe("compare", () => {
  it.each(collations)("never contradicts a server that compares %s", (_name, collate) => {
    // One assertion for all pairs, because one per pair takes longer than the comparison.
    const { counterexample } = fc.check(
      fc.property(text, text, (a, b) => {
        const order = Math.sign(compare(a, b));
        // 0 allows every order: strings that may be equal are not equal in every collation.
        const orders = Number.isNaN(order) ? [-1, 1] : order === 0 ? [-1, 0, 1] : [order];
        return orders.includes(Math.sign(collate(a, b)));
      }),
      { numRuns: 10_000 },
    );
    expect(counterexample).toBeNull();
  });

  it.each([
    [1, 2],
    [-2, -1],
    [9, 10],
    ["2025-01-01 00:00:09", "2025-01-01 00:00:10"],
    ["2025-01-01T00:00:00.000Z", "2025-01-01T00:00:00.001Z"],
    ["Site 8", "Site 9"],
    ["강남 1", "강남 2"],
  ])("orders %j before %j", (a, b) => {
    expect([compare(a, b), compare(b, a), compare(a, a)].map(Math.sign)).toEqual([-1, 1, 0]);
  });

  it.each([
    ["camera", "bridge"],
    ["Asia/Seoul", "asia/tokyo"],
    ["Site 9a", "Site 9b"],
    ["강남 a", "강남 b"],
  ])("distinguishes %j from %j without ordering them", (a, b) => {
    expect([compare(a, b), compare(b, a)]).toEqual([Number.NaN, Number.NaN]);
  });

  it.each([
    ["a", "A"],
    ["Café", "Cafe"],
    ["e-mail", "email"],
    ["강남", "서초"],
    ["Site 9", "Site 10"],
    ["Vera", "Wera"],
    ["Ina", "Yna"],
    ["1", "01"],
    ["2025-01-01 00:00:00", "2025-01-01T00:00:00.000Z"],
    ["a\nb", "a\nc"],
  ])("does not distinguish %j from %j", (a, b) => {
    expect([compare(a, b), compare(b, a)]).toEqual([0, 0]);
  });

  it("orders a number against a numeric string, but against no other string", () => {
    expect([compare(1, "a"), compare(1, "2"), compare("a", 1)]).toEqual([Number.NaN, -1, 0]);
  });
});
