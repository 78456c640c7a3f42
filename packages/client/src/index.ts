export { BulkError, BulkOutcome, type Failed, type Succeeded } from "./bulk/outcome.ts";
export type { BulkOptions, BulkProgress } from "./bulk/run-bulk.ts";
export type { StoredToken, TokenSource } from "@chekt/partner-auth";
export type { Filter, IterationQuery, ListQuery } from "@chekt/partner-query";
export { PagingError, QueryError } from "@chekt/partner-query";
export { Call, type WithResponse } from "./call.ts";
export { createPartnerClient, type PartnerClient, type Resources } from "./client.ts";
export type { Ensured, EnsureOutcome } from "./ensure/ensure-one.ts";
export { BadRequestError } from "./errors/bad-request-error.ts";
export { ForbiddenError } from "./errors/forbidden-error.ts";
export { NetworkError } from "./errors/network-error.ts";
export { NotFoundError } from "./errors/not-found-error.ts";
export { type CallDetails, PartnerApiError } from "./errors/partner-api-error.ts";
export { RateLimitError } from "./errors/rate-limit-error.ts";
export { ServerError } from "./errors/server-error.ts";
export { type AnswerDetails, StatusError } from "./errors/status-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export { UnauthorizedError } from "./errors/unauthorized-error.ts";
export { UnexpectedResponseError } from "./errors/unexpected-response-error.ts";
export { lists } from "./generated/lists.ts";
export type * from "./generated/schema.ts";
export type {
  AfterError,
  AfterResponse,
  BeforeRequest,
  BeforeRetry,
  HookEvents,
  Hooks,
  RequestEvent,
} from "./hooks.ts";
export type { OperationId, PathParameters } from "./operation-types.ts";
export type { ListId, TableOf } from "./list-method.ts";
export type { AlarmVerifications } from "./resources/alarm-verifications.ts";
export type { ArmingSettings } from "./resources/arming-settings.ts";
export type { Contacts } from "./resources/contacts.ts";
export type { Dealers } from "./resources/dealers.ts";
export type { Devices } from "./resources/devices.ts";
export type { MonitoringStations } from "./resources/monitoring-stations.ts";
export type { Sites } from "./resources/sites.ts";
export type { Contact, Device, MonitoringStation, Site } from "./rows.ts";
export type { PartnerClientOptions } from "./settings.ts";
export { parseTimestamp } from "./timestamp.ts";
export type { CallOptions } from "./transport.ts";
