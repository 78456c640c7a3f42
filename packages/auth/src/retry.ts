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
 * for too long a delay. Reads that delay from the `retryAfter` of the error, if it has one. It is NaN if it could
 * not be read.
 */
export type Backoff = (error?: unknown) => number | undefined;

/**
 * Creates the delays between the attempts of one operation: exponential backoff with full jitter, and never less than
 * the server asks for.
 *
 * @param retries the maximum number of retries.
 * @param random returns a number from 0 to 1.
 * @param maxRetryAfter the longest delay that the server may ask for, in milliseconds. By default any.
 */
export function createBackoff(retries: number, random: () => number, maxRetryAfter: number = Infinity): Backoff {
  let count = 0;
  return (error) => {
    if (count >= retries) return undefined;
    const { retryAfter }: { retryAfter?: number | undefined } = Object(error);
    const longest = Math.min(MAX_DELAY, BASE_DELAY * 2 ** count++);
    if (retryAfter === undefined) return random() * longest;
    // The server asked for some delay, so this one is not shortened.
    if (Number.isNaN(retryAfter)) return longest;
    return retryAfter > maxRetryAfter ? undefined : retryAfter + random() * BASE_DELAY;
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

/** The three forms of a date in RFC 9110, section 5.6.7: `Sun, 06 Nov 1994`, `Sunday, 06-Nov-94` and `Sun Nov  6 1994`. */
const HTTP_DATE =
  /^[A-Z][a-z]+(?:, (\d\d)[ -]([A-Z][a-z]{2})[ -](\d{2,4}) (\S{8}) GMT| ([A-Z][a-z]{2}) ([ \d]\d) (\S{8}) (\d{4}))$/;

/**
 * Parses a `Retry-After` header, in seconds or as an HTTP date, into milliseconds from now. Returns undefined if there is
 * none, and NaN if it is neither.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const [, day, month, year, time, ansiMonth, ansiDay, ansiTime, ansiYear] = HTTP_DATE.exec(header) ?? [];
  // In one form, because engines read the others in the time zone of the machine, or not at all.
  const date = Date.parse(`${day ?? ansiDay} ${month ?? ansiMonth} ${year ?? ansiYear} ${time ?? ansiTime} GMT`);
  return Math.max(0, date - now);
}
