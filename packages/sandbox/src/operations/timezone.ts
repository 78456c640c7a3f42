/** Names known to be valid. Looking one up takes longer than the rest of a request. */
const known = new Set<string>();

/** More than there are time zones. */
const REMEMBERED = 1000;

/** Whether a string is the name of an IANA time zone, current or former. */
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
