import type { Moment } from "../store/tables.ts";

/** How many requests a client may send; undefined where there is no limit. */
export interface RateLimit {
  readonly perMinute: number | undefined;
  readonly perSecond: number | undefined;
}

/** What became of a request under a rate limit. */
export interface Admission {
  readonly isAdmitted: boolean;
  /** The requests per minute that the limit allows. */
  readonly limit: number;
  /** How many requests are left of the limit per minute, or of that per second if there is no other. */
  readonly remaining: number;
  /** When the limit is unused again. */
  readonly reset: Moment;
  /** After how many seconds a request is admitted; undefined if this one is. */
  readonly retryAfter: number | undefined;
}

/**
 * Parses a limit: `60/min`, `5/s`, or both, separated by a comma.
 *
 * @throws RangeError that says what to write instead.
 */
export function parseRateLimit(text: string): RateLimit {
  const limits: { perMinute?: number; perSecond?: number } = {};
  for (const part of text.split(",")) {
    const [, digits, unit] = /^\s*([1-9]\d{0,6})\/(min|s)\s*$/.exec(part) ?? [];
    const name = unit === "s" ? "perSecond" : "perMinute";
    if (digits === undefined || limits[name] !== undefined) {
      throw new RangeError(
        `Invalid rate limit "${text.slice(0, 40)}". Use requests per minute, per second, or both: 60/min, 5/s or 60/min,5/s.`,
      );
    }
    limits[name] = Number(digits);
  }
  return { perMinute: limits.perMinute, perSecond: limits.perSecond };
}

/** Writes a limit as {@link parseRateLimit} reads it. */
export function formatRateLimit({ perMinute, perSecond }: RateLimit): string {
  return [perMinute && `${perMinute}/min`, perSecond && `${perSecond}/s`].filter(Boolean).join(",");
}

/** Requests that a client may send now, of at most `capacity`. */
interface Bucket {
  readonly capacity: number;
  /** Requests that are added per millisecond. */
  readonly rate: number;
  tokens: number;
  at: Moment;
}

/** The bucket per minute, if there is one, and then that per second. */
type Buckets = readonly [Bucket, ...Bucket[]];

/** How many clients are remembered. The one that has waited longest is forgotten first. */
const CLIENTS = 10_000;

/** Counts the requests of each client in token buckets: a full bucket at first, refilled evenly. */
export class RateLimiter {
  readonly #clients = new Map<string, { readonly text: string; readonly buckets: Buckets }>();

  /** Admits a request of a client, or not, at a time of its workspace's clock. */
  admit(client: string, limit: RateLimit, now: Moment): Admission {
    const buckets = this.#bucketsOf(client, limit, now);
    for (const bucket of buckets) {
      // The clock of a workspace can be set back.
      const elapsed = Math.max(0, now - bucket.at);
      bucket.tokens = Math.min(bucket.capacity, bucket.tokens + elapsed * bucket.rate);
      bucket.at = now;
    }
    const isAdmitted = buckets.every(({ tokens }) => tokens >= 1);
    if (isAdmitted) for (const bucket of buckets) bucket.tokens -= 1;
    const wait = Math.max(...buckets.map(({ tokens, rate }) => (1 - tokens) / rate));
    // The first one: the headers are about the limit per minute, if there is one.
    const [{ capacity, tokens: left, rate: refill }] = buckets;
    return {
      isAdmitted,
      limit: limit.perMinute ?? 60 * capacity,
      remaining: Math.floor(left),
      reset: now + (capacity - left) / refill,
      retryAfter: isAdmitted ? undefined : Math.max(1, Math.ceil(wait / 1000)),
    };
  }

  #bucketsOf(client: string, limit: RateLimit, now: Moment): Buckets {
    const text = `${limit.perMinute}/${limit.perSecond}`;
    const known = this.#clients.get(client);
    this.#clients.delete(client);
    const current = known?.text === text ? known : { text, buckets: createBuckets(limit, now) };
    this.#clients.set(client, current);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > CLIENTS && oldest !== undefined) this.#clients.delete(oldest);
    return current.buckets;
  }
}

function createBuckets({ perMinute, perSecond }: RateLimit, at: Moment): Buckets {
  const create = (capacity: number | undefined, milliseconds: number): Bucket[] =>
    capacity === undefined ? [] : [{ capacity, rate: capacity / milliseconds, tokens: capacity, at }];
  const [first, ...others] = [...create(perMinute, 60_000), ...create(perSecond, 1000)];
  if (!first) throw new Error("A rate limit has a number of requests per minute, per second, or both.");
  return [first, ...others];
}
