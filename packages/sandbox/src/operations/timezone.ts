/** Names that were found good. Looking one up costs more than the rest of a request. */
const known = new Set<string>();

/** Enough for every name there is. */
const REMEMBERED = 1000;

/** Whether a text is the name of an IANA time zone, current or former. */
export function isTimezone(name: string): boolean {
  if (known.has(name)) return true;
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return false;
  }
  if (known.size < REMEMBERED) known.add(name);
  return true;
}
