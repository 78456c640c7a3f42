import type { operations as traits } from "./generated/operations.ts";
import type {
  operations,
  ResponseContactDto,
  ResponseDealerDto,
  ResponseDeviceDto,
  ResponseMonitoringStationDto,
  ResponseSiteBasicDto,
  ResponseSiteDto,
} from "./generated/schema.ts";

/** The name of an API operation, such as `listSites`. Does not include `createToken`, which the token sources call. */
export type OperationId = keyof typeof traits;

/** The path parameters of an operation. */
export type OperationPath<Id extends OperationId> = operations[Id]["parameters"] extends { path: infer Path }
  ? Path
  : unknown;

/** The JSON request body of an operation. */
export type OperationBody<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : never;

/** The JSON response body of a successful operation; undefined when it is empty. */
export type OperationData<Id extends OperationId> = SuccessData<operations[Id]["responses"]>;

type SuccessData<Responses> = Responses extends { 200: infer Success } | { 201: infer Success }
  ? Success extends { content: { "application/json": infer Body } }
    ? Body
    : undefined
  : undefined;

/** The path parameters of all operations, by name. */
export interface PathParameters {
  dealerId: number;
  siteId: number;
  monitoringStationId: number;
  contactId: number;
  deviceId: number;
  verificationId: string;
}

// Interfaces, so that editors show their names instead of their properties.
/** A dealer. */
export interface Dealer extends ResponseDealerDto {}
/** A site, as lists, creates and updates return it. */
export interface Site extends ResponseSiteBasicDto {}
/** A site with all its properties. */
export interface SiteDetails extends ResponseSiteDto {}
/** A monitoring station. */
export interface MonitoringStation extends ResponseMonitoringStationDto {}
/** A contact of a site. */
export interface Contact extends ResponseContactDto {}
/** A device of a site. */
export interface Device extends ResponseDeviceDto {}

/** An item of a bulk call that succeeded. */
export interface Succeeded<Item, Result> {
  /** The position of the item in your input, from 0. */
  readonly index: number;
  readonly item: Item;
  /** The item as the API returned it. */
  readonly result: Result;
}

/** An item of a bulk call that failed. */
export interface Failed<Item> {
  /** The position of the item in your input, from 0. */
  readonly index: number;
  readonly item: Item;
  /** The HTTP status code that a call for this item alone would have had; undefined when there was no response. */
  readonly status_code: number | undefined;
  readonly error_message: string;
  /** The error of the request, when it failed as a whole rather than for this item. */
  readonly cause: unknown;
}

/** The items of a bulk call, by result. */
export interface BulkResults<Item, Result> {
  /** The items that succeeded, in the order of your input. */
  readonly succeeded: readonly Succeeded<Item, Result>[];
  /** The items that failed, in the order of your input. */
  readonly failed: readonly Failed<Item>[];
}
