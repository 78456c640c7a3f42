/** The longest `Retry-After` that is waited for, in milliseconds. A longer one is for the caller to decide on. */
export const MAX_RETRY_AFTER = 20_000;

const BASE_DELAY = 500;
const MAX_DELAY = 8000;

/** What a wait depends on. */
export interface Backoff {
  /** The attempt that failed; 1 for the first. */
  readonly attempt: number;
  /** How long the answer asked to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** 0 to 1. */
  readonly random: number;
}

/** What is known of an attempt that failed. */
export interface FailedAttempt extends Backoff {
  /** How often to try again at most. */
  readonly retries: number;
  /** The status of the answer; none when no answer came. */
  readonly status: number | undefined;
  /** False when the server may have used up what the request carried, such as a code that is good for one time. */
  readonly repeatable: boolean;
}

/**
 * How long to wait before the next attempt, in milliseconds, or undefined to give up: exponential backoff with full
 * jitter, and never less than the server asked for.
 */
export function retryDelay(failed: FailedAttempt): number | undefined {
  const { attempt, retries, status, repeatable } = failed;
  return attempt > retries || !isPassing(status, repeatable) ? undefined : backoff(failed);
}

/**
 * How long to wait after an attempt that may be repeated, in milliseconds, or undefined when the server asked for more
 * patience than there is.
 */
export function backoff({ attempt, retryAfter, random }: Backoff): number | undefined {
  if (retryAfter === undefined) return jitter(attempt, random);
  return retryAfter > MAX_RETRY_AFTER ? undefined : retryAfter + random * BASE_DELAY;
}

/** A wait from nothing to twice as long as after the attempt before, in milliseconds. */
export function jitter(attempt: number, random: number): number {
  return random * Math.min(MAX_DELAY, BASE_DELAY * 2 ** (attempt - 1));
}

function isPassing(status: number | undefined, repeatable: boolean): boolean {
  // These two say that the request was not dealt with, so that it may be sent again whatever it carried.
  if (status === 429 || status === 503) return true;
  return repeatable && (status === undefined || status >= 500);
}

/** Reads a `Retry-After` header, in seconds or as a date, into milliseconds from now. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // Date.parse takes almost anything for a date, "-5" as well; a date of HTTP begins with the name of a day.
  const date = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
