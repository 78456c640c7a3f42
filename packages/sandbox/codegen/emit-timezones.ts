import { createRequire } from "node:module";

/** A zone whose name only says that none was set. */
const UNSET = "Factory";

/**
 * Emits the names of all time zones and links of the tz database. `Intl` accepts more: abbreviations such as BST, which ICU
 * inherited from Java.
 */
export function emitTimezones(): string {
  const { zones, version }: { zones: object; version: string } = createRequire(import.meta.url)("tzdata");
  const names = Object.keys(zones)
    .filter((name) => name !== UNSET)
    .toSorted();
  if (names.length < 500) throw new Error(`The tz database ${version} has only ${names.length} time zones.`);
  return `/** The time zones of the tz database, version ${version}. */
export const timezones: ReadonlySet<string> = new Set(
  ${JSON.stringify(names.join(" "))}.split(" "),
);
`;
}
