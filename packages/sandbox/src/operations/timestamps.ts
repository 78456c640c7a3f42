import type { Moment } from "../store/tables.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The maximum number of cached dates. */
const DAYS = 1000;

/** Formatted dates, by day since 1970. Lists repeat the same few, and formatting one with `Date` is slow. */
const dates = new Map<number, string>();

function formatDate(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= DAYS) dates.clear();
  const [date = ""] = new Date(day * DAY).toISOString().split("T");
  dates.set(day, date);
  return date;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** Formats a timestamp with offset and milliseconds: `2024-03-27T12:34:56.000Z`. */
export function isoTimestamp(moment: Moment): string {
  return new Date(moment).toISOString();
}

/** Formats a timestamp without an offset, in whole seconds, as sites have it: `2025-01-01 00:00:00`. */
export function zonelessTimestamp(moment: Moment): string {
  const day = Math.floor(moment / DAY);
  const second = Math.floor((moment - day * DAY) / 1000);
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return `${formatDate(day)} ${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(second % 60)}`;
}

/** Rounds down to a whole second. Sites store what they show, so that filters by the shown value match. */
export function wholeSecond(moment: Moment): Moment {
  return Math.floor(moment / 1000) * 1000;
}
