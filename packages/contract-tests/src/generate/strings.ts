import * as fc from "fast-check";

/**
 * Generates strings of any characters, with lengths in code points. U+0000 is excluded: many databases cannot store it, and
 * the description does not require it.
 */
export function strings(minLength = 0, maxLength?: number): fc.Arbitrary<string> {
  const bounds = { minLength, ...(maxLength !== undefined && { maxLength }) };
  return fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme-ascii", ...bounds }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", ...bounds }).map(withoutNull) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...awkward), ...bounds }) },
  );
}

function withoutNull(value: string): string {
  return value.replaceAll("\0", "0");
}

/** Characters that often break servers: quotes, wildcards, other planes and directions, and joiners. */
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

/** Generators for the formats in the description. They are created on demand: the one for `uri` takes a second. */
export const formats: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  uuid: () => fc.uuid(),
  email: () => fc.emailAddress(),
  uri: () => fc.webUrl(),
  // In the past: the description says in prose that responded_at is not in the future.
  "date-time": () =>
    fc
      .tuple(
        fc.date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2024-12-31T23:59:59Z"), noInvalidDate: true }),
        fc.constantFrom("Z", "+00:00", "+09:00", "-08:00", "+05:45"),
        fc.boolean(),
      )
      .map(([time, offset, whole]) => `${time.toISOString().slice(0, whole ? 19 : 23)}${offset}`),
};
