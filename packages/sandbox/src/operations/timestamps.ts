import type { Moment } from "../store/tables.ts";

const DAY = 24 * 60 * 60 * 1000;

/** How many days are remembered. */
const DAYS = 1000;

/** The dates of days, by their number since 1970: lists have the same few, and `Date` takes long to write one. */
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

/** A moment with its offset and milliseconds: `2024-03-27T12:34:56.000Z`. */
export function isoTimestamp(moment: Moment): string {
  return new Date(moment).toISOString();
}

/** A moment without an offset, in whole seconds, as sites have it: `2025-01-01 00:00:00`. */
export function zonelessTimestamp(moment: Moment): string {
  const day = Math.floor(moment / DAY);
  const second = Math.floor((moment - day * DAY) / 1000);
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return `${formatDate(day)} ${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(second % 60)}`;
}

/** The whole second of a moment: what a site remembers is what it shows, or nobody could filter by it. */
export function wholeSecond(moment: Moment): Moment {
  return Math.floor(moment / 1000) * 1000;
}
