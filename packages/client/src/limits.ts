/** How long a call may take, and how often it is tried. */
export interface Limits {
  /** How long one request may take, in milliseconds. */
  readonly timeout: number;
  /** How often the request is sent again at most. */
  readonly retries: number;
  /** How long the whole call may take, in milliseconds. */
  readonly budget: number;
}

/** The longest wait that a timer can do, in milliseconds: almost 25 days. With a longer one it would ring at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * The limits that options set, and for the rest the defaults.
 *
 * @throws TypeError when one cannot be right.
 */
export function limitsOf(options: { readonly [Name in keyof Limits]?: number | undefined }, defaults: Limits): Limits {
  const { timeout = defaults.timeout, retries = defaults.retries, budget = defaults.budget } = options;
  if (!(Number.isInteger(retries) && retries >= 0)) {
    throw new TypeError(`retries is ${retries}: pass a whole number, 0 for none.`);
  }
  return { timeout: wait("timeout", timeout), retries, budget: wait("budget", budget) };
}

function wait(name: string, milliseconds: number): number {
  if (!(milliseconds > 0)) throw new TypeError(`${name} is ${milliseconds}: pass a number of milliseconds above 0.`);
  return Math.min(milliseconds, LONGEST);
}
