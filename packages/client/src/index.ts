export { type Clock, type StoredToken, type TestClock, testClock, type TokenSource } from "@chekt/partner-auth";
export type { Filter, IterationQuery, ListQuery } from "@chekt/partner-query";
export { PagingError, QueryError } from "@chekt/partner-query";
export { createPartnerClient, type PartnerClient, type Resources } from "./client.ts";
export {
  BadRequestError,
  BulkError,
  type CallDetails,
  ConflictError,
  ForbiddenError,
  NetworkError,
  NotFoundError,
  PartnerApiError,
  RateLimitError,
  type ResponseDetails,
  ServerError,
  StatusError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedResponseError,
} from "./errors.ts";
export type * from "./generated/lists.ts";
export { lists } from "./generated/lists.ts";
export type * from "./generated/schema.ts";
export { Call, type WithResponse } from "./http/call.ts";
export type { Problem } from "./http/problem.ts";
export type { Priority, RateLimitState, RateLimitStore } from "./http/rate-limiter.ts";
export type {
  AfterError,
  AfterResponse,
  BeforeRequest,
  BeforeRetry,
  HookEvents,
  Hooks,
  RequestEvent,
} from "./http/hooks.ts";
export type { CallOptions, WriteOptions } from "./http/transport.ts";
export { BulkOutcome } from "./methods/bulk-outcome.ts";
export type { BulkOptions, BulkProgress } from "./methods/bulk.ts";
export type { Ensured, EnsureOutcome } from "./methods/ensure.ts";
export type { ListId, TableOf } from "./methods/list.ts";
export type { AlarmVerifications, AnswerResult } from "./resources/alarm-verifications.ts";
export type { ArmingSettings } from "./resources/arming-settings.ts";
export type { Contacts } from "./resources/contacts.ts";
export type { Dealers } from "./resources/dealers.ts";
export type { Devices } from "./resources/devices.ts";
export type { MonitoringStations } from "./resources/monitoring-stations.ts";
export type { Sites } from "./resources/sites.ts";
export type { PartnerClientBaseOptions, PartnerClientOptions } from "./settings.ts";
export { parseTimestamp } from "./timestamp.ts";
export type {
  BulkResults,
  Contact,
  Dealer,
  Device,
  Failed,
  MonitoringStation,
  OperationId,
  PathParameters,
  Site,
  SiteDetails,
  Succeeded,
} from "./types.ts";
