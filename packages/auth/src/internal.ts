/**
 * Shared with `@chekt/partner-client` only; it may change in any release.
 *
 * @packageDocumentation
 */
export { type Clock, systemClock, withDeadline } from "./clock.ts";
export { isInstance, markError } from "./errors.ts";
export { redact } from "./redact.ts";
export { createBackoff, isTransient, type Outcome, parseRetryAfter, retry } from "./retry.ts";
export { isBearerToken } from "./token-source.ts";
