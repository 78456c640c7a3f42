import { checkRetries, checkTimeLimit } from "@chekt/partner-auth/internal";

/** The limits of a call. */
export interface Limits {
  /** The timeout of one request, in milliseconds. */
  readonly timeout: number;
  /** The maximum number of retries. */
  readonly retries: number;
  /** The time limit of the whole call, in milliseconds. */
  readonly budget: number;
  /** The longest `Retry-After` to wait for, in milliseconds. */
  readonly maxRetryAfter: number;
}

/** The longest delay of a timer, in milliseconds: almost 25 days. With a longer one, it would fire immediately. */
const MAX_DELAY = 2 ** 31 - 1;

/**
 * Applies default limits to options.
 *
 * @throws TypeError when a limit is invalid.
 */
export function resolveLimits(
  options: { readonly [Name in keyof Limits]?: number | undefined },
  defaults: Limits,
): Limits {
  const { timeout = defaults.timeout, retries = defaults.retries, budget = defaults.budget } = options;
  const { maxRetryAfter = defaults.maxRetryAfter } = options;
  checkRetries(retries);
  checkTimeLimit("timeout", timeout);
  checkTimeLimit("budget", budget);
  checkTimeLimit("maxRetryAfter", maxRetryAfter);
  return { timeout: Math.min(timeout, MAX_DELAY), retries, budget: Math.min(budget, MAX_DELAY), maxRetryAfter };
}

/** The longest delay that a server may ask for with `Retry-After`, in milliseconds. */
export function findLongestDelay({ budget, maxRetryAfter }: Limits): number {
  return Math.min(budget, maxRetryAfter);
}
