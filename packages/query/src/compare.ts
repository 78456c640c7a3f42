/** What a row holds in a column by which a list is paginated. */
export type Value = string | number;

/**
 * Compares two values as far as every server agrees: below 0, 0 or above 0; NaN when they differ but their order depends
 * on the server.
 *
 * Numbers have one order. Strings have one per collation, with two rules in common. Strings that differ only in digits,
 * as timestamps of the same form do, are ordered by these digits. And while a collation may ignore case, accents and
 * punctuation, it distinguishes two letters where they are the first difference, except for w and y, which some languages
 * sort as v and i. Other strings may be equal: 0.
 */
export function compare(one: Value, other: Value): number {
  if (typeof one === "number") return one - +other;
  const shapes = `${one}\n${other}`.replace(/\d/g, "0");
  if (/^(.*)\n\1$/.test(shapes)) return one.localeCompare(String(other));
  // The bound keeps the match fast for long strings with a common start.
  return /^(.{0,99})([a-vxz]).*\n\1(?!\2)[a-vxz].*$/i.test(shapes) ? Number.NaN : 0;
}
