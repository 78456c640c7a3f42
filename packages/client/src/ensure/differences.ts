/**
 * What of `wanted` a row has otherwise, or not at all; undefined when there is nothing. A value that is undefined is not
 * wanted; null is as good as absent.
 */
export function differences<Wanted extends object>(wanted: Wanted, row: object): Partial<Wanted> | undefined {
  const different = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && (Reflect.get(row, name) ?? null) !== value,
  );
  return different.length > 0 ? (Object.fromEntries(different) as Partial<Wanted>) : undefined;
}
