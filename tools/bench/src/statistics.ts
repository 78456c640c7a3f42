/** The middle one of some figures, which a single slow round does not move. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("There is no figure to take the median of.");
  return middle;
}
