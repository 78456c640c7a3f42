/** What a row has in a column by which a list is read. */
export type Value = string | number;

/**
 * How two values are ordered on any server: below 0, 0 or above 0; NaN when they differ and the order is the server's.
 *
 * Numbers have one order. Texts have one for each collation, and some things are the same in all of them. Texts that
 * differ in nothing but digits, as timestamps of one form do, are in the order of the digits. And while a collation may
 * overlook case, accents and punctuation, it tells two letters apart where they are the first difference; w and y aside,
 * which are v and i in some languages. Other texts may be equal: 0.
 */
export function compare(one: Value, other: Value): number {
  if (typeof one === "number") return one - +other;
  const shapes = `${one}\n${other}`.replace(/\d/g, "0");
  if (/^(.*)\n\1$/.test(shapes)) return one.localeCompare(String(other));
  // Bounded, or two long texts that begin alike would take long.
  return /^(.{0,99})([a-vxz]).*\n\1(?!\2)[a-vxz].*$/i.test(shapes) ? Number.NaN : 0;
}
