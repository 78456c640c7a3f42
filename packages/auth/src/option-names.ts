/**
 * Rejects options with unknown names, such as `baseURL`, which would be ignored in plain JavaScript.
 *
 * @param what what takes the options, such as "createPartnerClient".
 * @param known an object with a property for each option.
 * @throws TypeError that names the option that was probably meant.
 */
export function checkOptionNames(what: string, options: object, known: Readonly<Record<string, true>>): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    const names = Object.keys(known);
    const meant = names.find((one) => isSimilar(one.toLowerCase(), name.toLowerCase()));
    const hint = meant === undefined ? `Its options are ${names.join(", ")}.` : `Did you mean "${meant}"?`;
    throw new TypeError(`Unknown option "${name.slice(0, 40)}" of ${what}. ${hint}`);
  }
}

/** Whether two names differ by at most one letter that is missing, added, replaced or swapped with the next one. */
function isSimilar(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [a, b] = [one.slice(start), other.slice(start)];
  const swapped = `${a[1] ?? ""}${a[0] ?? ""}${a.slice(2)}`;
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || swapped === b;
}
