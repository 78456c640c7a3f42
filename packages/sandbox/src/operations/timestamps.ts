import type { Moment } from "../store/tables.ts";

/** A moment with its offset and milliseconds: `2024-03-27T12:34:56.000Z`. */
export function isoTimestamp(moment: Moment): string {
  return new Date(moment).toISOString();
}

/** A moment without an offset, in whole seconds, as sites have it: `2025-01-01 00:00:00`. */
export function zonelessTimestamp(moment: Moment): string {
  return new Date(moment).toISOString().slice(0, 19).replace("T", " ");
}

/** The whole second of a moment: what a site remembers is what it shows, or nobody could filter by it. */
export function wholeSecond(moment: Moment): Moment {
  return Math.floor(moment / 1000) * 1000;
}
