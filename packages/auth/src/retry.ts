/** The longest `Retry-After` that is waited for, in milliseconds. Beyond that, the caller gets the error at once. */
export const MAX_RETRY_AFTER = 20_000;

const BASE_DELAY = 500;
const MAX_DELAY = 8000;

/**
 * Whether a retry may succeed after a response with this status code: 408, 429 and 5xx.
 *
 * It does not say that a retry is safe. After a 429 it is: rate limiters reject requests before they are processed. After
 * a 408 or a 5xx the request may have been processed, even by a server behind the proxy that responded, so only
 * idempotent requests are retried.
 */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * Returns the delay before the next retry in milliseconds, or undefined when there are no retries left or the server asks
 * for too long a delay. Reads that delay from the `retryAfter` of the error, if it has one.
 */
export type Backoff = (error?: unknown) => number | undefined;

/**
 * Creates the delays between the attempts of one operation: exponential backoff with full jitter, and never less than
 * the server asks for.
 *
 * @param retries the maximum number of retries.
 * @param random returns a number from 0 to 1.
 */
export function createBackoff(retries: number, random: () => number): Backoff {
  let count = 0;
  return (error) => {
    if (count >= retries) return undefined;
    const { retryAfter }: { retryAfter?: number | undefined } = Object(error);
    const longest = Math.min(MAX_DELAY, BASE_DELAY * 2 ** count++);
    if (retryAfter === undefined) return random() * longest;
    return retryAfter > MAX_RETRY_AFTER ? undefined : retryAfter + random() * BASE_DELAY;
  };
}

/** @throws TypeError when a number of retries is invalid. */
export function checkRetries(retries: number): void {
  if (!(Number.isInteger(retries) && retries >= 0)) {
    throw new TypeError(`retries is ${retries}: pass 0 or a positive integer.`);
  }
}

/** The outcome of an attempt. */
export type Outcome<Result, Failure> = { readonly result: Result } | { readonly failure: Failure };

/**
 * Repeats an operation until it succeeds or gives up, and returns the last outcome.
 *
 * @param attempt makes one attempt. A failure that may be retried is part of the outcome; anything thrown ends the
 *   operation.
 * @param delayAfter returns the delay before the next attempt in milliseconds, or undefined to give up.
 * @param wait waits before the next attempt.
 */
export async function retry<Result, Failure>(
  attempt: () => Promise<Outcome<Result, Failure>>,
  delayAfter: (failure: Failure) => number | undefined | Promise<number | undefined>,
  wait: (delay: number, failure: Failure) => Promise<void>,
): Promise<Outcome<Result, Failure>> {
  for (;;) {
    const outcome = await attempt();
    if ("result" in outcome) return outcome;
    const delay = await delayAfter(outcome.failure);
    if (delay === undefined) return outcome;
    await wait(delay, outcome.failure);
  }
}

/** Repeats an operation like {@link retry}, but returns its result and throws its last failure. */
export async function retryOrThrow<Result, Failure>(
  ...args: Parameters<typeof retry<Result, Failure>>
): Promise<Result> {
  const outcome = await retry(...args);
  if ("failure" in outcome) throw outcome.failure;
  return outcome.result;
}

/** Parses a `Retry-After` header, in seconds or as a date, into milliseconds from now. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // Date.parse accepts almost anything as a date, even "-5"; an HTTP date starts with the name of a day.
  const date = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
