import { timezones } from "../generated/timezones.ts";

/** Whether a string is the name of an IANA time zone, current or former, as in the tz database. */
export function isTimezone(name: string): boolean {
  return timezones.has(name);
}
