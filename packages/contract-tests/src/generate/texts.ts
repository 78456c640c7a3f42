import * as fc from "fast-check";

/**
 * Texts of all letters there are, by their number of code points. U+0000 is left out: databases cannot keep it, and the
 * description does not ask for it.
 */
export function texts(minLength = 0, maxLength?: number): fc.Arbitrary<string> {
  const bounds = { minLength, ...(maxLength !== undefined && { maxLength }) };
  return fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme-ascii", ...bounds }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", ...bounds }).map(withoutNull) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...awkward), ...bounds }) },
  );
}

function withoutNull(text: string): string {
  return text.replaceAll("\0", "0");
}

/** Letters that have broken servers before: of quoting, of patterns, of other planes and directions, and joined ones. */
const awkward = [
  "'",
  '"',
  "\\",
  "%",
  "_",
  ",",
  ";",
  "\n",
  "\t",
  " ",
  "<",
  "&",
  "é",
  "ß",
  "İ",
  "한",
  "𝔸",
  "😀",
  "\u200d",
  "\u202e",
  "\ufeff",
];

/** Texts of the formats that the description uses. Each is made where it is needed: that of `uri` takes a second. */
export const formats: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  uuid: () => fc.uuid(),
  email: () => fc.emailAddress(),
  uri: () => fc.webUrl(),
  "date-time": () =>
    fc
      .tuple(
        fc.date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2099-12-31T23:59:59Z"), noInvalidDate: true }),
        fc.constantFrom("Z", "+00:00", "+09:00", "-08:00", "+05:45"),
        fc.boolean(),
      )
      .map(([moment, offset, whole]) => `${moment.toISOString().slice(0, whole ? 19 : 23)}${offset}`),
};
