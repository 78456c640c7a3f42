/** The limits of a call. */
export interface Limits {
  /** The timeout of one request, in milliseconds. */
  readonly timeout: number;
  /** The maximum number of retries. */
  readonly retries: number;
  /** The time limit of the whole call, in milliseconds. */
  readonly budget: number;
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
  if (!(Number.isInteger(retries) && retries >= 0)) {
    throw new TypeError(`retries is ${retries}: pass an integer, 0 for none.`);
  }
  return { timeout: checkDelay("timeout", timeout), retries, budget: checkDelay("budget", budget) };
}

function checkDelay(name: string, milliseconds: number): number {
  if (!(milliseconds > 0)) throw new TypeError(`${name} is ${milliseconds}: pass a number of milliseconds above 0.`);
  return Math.min(milliseconds, MAX_DELAY);
}
