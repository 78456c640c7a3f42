/**
 * Shared with the other CHeKT packages only; it may change in any release.
 *
 * @packageDocumentation
 */
export { checkTimeLimit, type Clock, sleepUntil, systemClock, withDeadline } from "./clock.ts";
export { credentialsFromEnvironment, readEnvironment } from "./environment.ts";
export { type CauseOption, ChektError } from "./errors.ts";
export { observe } from "./observe.ts";
export { findReason } from "./reason.ts";
export { checkOptionNames } from "./option-names.ts";
export { readText } from "./read-text.ts";
export { findSecrets, redact } from "./redact.ts";
export {
  checkRetries,
  createBackoff,
  isTransient,
  type Outcome,
  parseRetryAfter,
  retry,
  retryOrThrow,
} from "./retry.ts";
export { isBearerToken } from "./token-source.ts";
