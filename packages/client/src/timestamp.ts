const ZONELESS = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Parses a timestamp of the API in either of its two forms: ISO 8601 with an offset, or `2025-01-01 00:00:00`, which is
 * UTC.
 *
 * @returns the time, to the millisecond.
 * @throws TypeError for any other form.
 *
 * @example
 * ```ts
 * import { parseTimestamp } from "@chekt/partner-client";
 *
 * parseTimestamp("2025-01-01 00:00:00").toISOString(); // "2025-01-01T00:00:00.000Z"
 * parseTimestamp("2024-03-27T12:34:56.000Z").getTime(); // 1711542896000
 * ```
 */
export function parseTimestamp(timestamp: string): Date {
  const iso = ZONELESS.test(timestamp) ? timestamp.replace(ZONELESS, "$1T$2Z") : timestamp;
  const date = new Date(WITH_OFFSET.test(iso) && isDay(iso.slice(0, 10)) ? iso : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date;
  const shown = JSON.stringify(timestamp);
  throw new TypeError(`Invalid timestamp ${shown}. The API uses 2024-03-27T12:34:56.000Z or 2025-01-01 00:00:00.`);
}

/** Date accepts February 30 as March 1 or 2. */
const isDay = (day: string): boolean => new Date(day).toJSON()?.startsWith(day);
