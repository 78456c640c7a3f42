import type { CreateDeviceDto, UpdateDeviceDto } from "../generated/schema.ts";
import { findLongestDelay, resolveLimits } from "../http/limits.ts";
import { type CallOptions, checkCallOptions } from "../http/transport.ts";
import {
  type PathKey,
  pathMethod,
  type PathMethod,
  type Scope,
  splitPathParameters,
  type Where,
} from "../methods/bound.ts";
import type { BulkOutcome } from "../methods/bulk-outcome.ts";
import { type BulkOptions, type BulkSettings, runBulk } from "../methods/bulk.ts";
import { type DeviceRequests, deviceRequests } from "../methods/device-requests.ts";
import { ensureDevices } from "../methods/ensure-devices.ts";
import type { Ensured } from "../methods/ensure.ts";
import { type EachMethod, type ListMethod, listMethods, type PagesMethod } from "../methods/list.ts";
import type { Device } from "../types.ts";

/** The operations for many devices at once. */
type BulkId = "createDevices" | "updateDevices" | "deleteDevices";

/** A method for any number of devices. */
export type BulkMethod<Id extends BulkId, Item, Result, Bound extends PathKey> = (
  ...args: [...where: Where<Id, Bound>, items: readonly Item[], options?: CallOptions & BulkOptions]
) => Promise<BulkOutcome<Item, Result>>;

/** The devices of a site. */
export interface Devices<Bound extends PathKey = never> {
  /** Returns one page of the devices of a site. */
  readonly list: ListMethod<"listDevices", Device, Bound>;
  /**
   * Reads all devices of a site, one by one. Every device that exists throughout is returned exactly once, even while
   * others are created and deleted.
   */
  readonly each: EachMethod<"listDevices", Device, Bound>;
  /** Reads all devices of a site, page by page. */
  readonly pages: PagesMethod<"listDevices", Device, Bound>;
  /** Gets a device. */
  readonly get: PathMethod<"getDevice", Bound, Device>;
  /**
   * Creates any number of devices, in batches. If a batch is refused as a whole, the next one is still sent; a 401, 403, 404
   * or 429, or a missing response, ends the call. A lost response does not cause duplicates: existing devices are found by
   * their `external_device_id`, and only missing ones are created. Failures are not thrown, but part of the outcome.
   */
  readonly create: BulkMethod<"createDevices", CreateDeviceDto, Device, Bound>;
  /**
   * Ensures that any number of devices exist with the given properties: finds them by their `external_device_id`, creates
   * those that are missing, and updates only what differs. A device that another process creates meanwhile is compared as
   * well. Duplicate items are created once. Failures are not thrown, but part of the outcome.
   *
   * Progress counts each device once.
   *
   * @throws TypeError before anything is sent, when two items have the same `external_device_id` but differ.
   */
  readonly ensure: BulkMethod<"createDevices", CreateDeviceDto, Ensured<Device>, Bound>;
  /**
   * Updates any number of devices by their `device_id`, in batches like `create`. Failures are not thrown, but part of the
   * outcome.
   */
  readonly update: BulkMethod<"updateDevices", UpdateDeviceDto, Device, Bound>;
  /**
   * Deletes any number of devices by their IDs, in batches like `create`. The result is the deleted device, or undefined if
   * the response was lost but the device no longer exists. Failures are not thrown, but part of the outcome.
   */
  readonly delete: BulkMethod<"deleteDevices", number, Device | undefined, Bound>;
}

export function devices<Bound extends PathKey>(scope: Scope): Devices<Bound> {
  return {
    ...listMethods(scope, "listDevices"),
    get: pathMethod(scope, "getDevice"),
    create: bulkMethod(scope, "createDevices", (items, requests, settings) =>
      runBulk(items, requests.create, settings),
    ),
    ensure: bulkMethod(scope, "createDevices", ensureDevices),
    update: bulkMethod(scope, "updateDevices", (items, requests, settings) =>
      runBulk(items, requests.update, settings),
    ),
    delete: bulkMethod(scope, "deleteDevices", (items, requests, settings) =>
      runBulk(items, requests.delete, settings),
    ),
  };
}

function bulkMethod<Id extends BulkId, Item, Result, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
  run: (items: readonly Item[], requests: DeviceRequests, settings: BulkSettings) => Promise<BulkOutcome<Item, Result>>,
): BulkMethod<Id, Item, Result, Bound> {
  return async (...args) => {
    const { path, rest } = splitPathParameters(scope, operation, args);
    const [items, options = {}] = rest as [readonly Item[], (CallOptions & BulkOptions) | undefined];
    if (!Array.isArray(items)) throw new TypeError(`${operation} needs an array of items.`);
    const { chunkSize, onProgress, ...callOptions } = options;
    const { clock, random } = scope.settings;
    checkCallOptions(operation, callOptions);
    const { bulkBudget: budget } = scope.settings;
    const limits = resolveLimits(options, { ...scope.settings, budget });
    const requests = deviceRequests(scope, path, { ...callOptions, budget: limits.budget });
    return run(items, requests, {
      chunkSize,
      onProgress,
      clock,
      random,
      retries: limits.retries,
      maxRetryAfter: findLongestDelay(limits),
      signal: options.signal,
    });
  };
}
