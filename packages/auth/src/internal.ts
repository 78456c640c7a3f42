/**
 * What `@chekt/partner-client` shares with this package. Not for others: it changes without notice.
 *
 * @packageDocumentation
 */
export { isBearerToken } from "./bearer.ts";
export { type Clock, systemClock } from "./clock.ts";
export { withDeadline } from "./deadline.ts";
export { redact } from "./redact.ts";
export { backoff, jitter, parseRetryAfter } from "./retry-timing.ts";
