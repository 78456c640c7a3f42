import { operations } from "../generated/operations.ts";
import type { WorkspaceRow } from "../store/tables.ts";
import { parseRateLimit, type RateLimit } from "./rate-limit.ts";

/** The formats of an error body. CHeKT describes both. */
export const errorFormats = ["flat", "nested"] as const;
export type ErrorFormat = (typeof errorFormats)[number];

/** The longest time to answer an alarm verification, in seconds: a year. */
export const LONGEST_WINDOW = 31_536_000;

/** What CHeKT leaves open, and how a sandbox behaves unless its workspace says otherwise. */
export interface Behavior {
  readonly errorFormat: ErrorFormat;
  readonly rateLimit: RateLimit | undefined;
  /** How long an alarm verification can be answered, in seconds. */
  readonly verificationWindow: number;
}

export const defaultBehavior: Behavior = {
  errorFormat: findErrorFormat(),
  rateLimit: undefined,
  // support.chekt.com, "Video monitoring portal: end user verification".
  verificationWindow: 120,
};

/** Returns the format that the description shows first, in its example of an invalid request. */
function findErrorFormat(): ErrorFormat {
  const [first] = operations.flatMap(({ id, examples }) =>
    id === "createToken" ? [] : Object.values(examples["400"] ?? {}),
  );
  return Object.hasOwn(Object(first), "error") ? "nested" : "flat";
}

/** The value of `rate_limit` that switches off the default of the sandbox. */
export const NO_LIMIT = "none";

/** Returns the rate limit of a workspace. */
export function findRateLimit(
  { rate_limit }: Pick<WorkspaceRow, "rate_limit">,
  behavior: Behavior,
): RateLimit | undefined {
  if (rate_limit === null) return behavior.rateLimit;
  return rate_limit === NO_LIMIT ? undefined : parseRateLimit(rate_limit);
}
