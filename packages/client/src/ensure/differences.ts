/** What of `wanted` a row has otherwise, or not at all. A value that is undefined is not wanted; null is as good as absent. */
export function differences<Wanted extends object>(wanted: Wanted, row: object): Partial<Wanted> {
  const different = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && (Reflect.get(row, name) ?? null) !== value,
  );
  return Object.fromEntries(different) as Partial<Wanted>;
}
