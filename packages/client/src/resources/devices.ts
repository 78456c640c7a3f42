import { type PathKey, pathMethod, type PathMethod, type Scope, takeWhere, type Where } from "../bound.ts";
import type { BulkOutcome } from "../bulk/outcome.ts";
import { type DeviceWork, deviceWork } from "../bulk/device-work.ts";
import { type BulkOptions, type BulkSettings, runBulk } from "../bulk/run-bulk.ts";
import { ensureDevices } from "../ensure/ensure-devices.ts";
import type { Ensured } from "../ensure/ensure-one.ts";
import type { CreateDeviceDto, UpdateDeviceDto } from "../generated/schema.ts";
import { type EachMethod, type ListMethod, listMethods, type PagesMethod } from "../list-method.ts";
import { limitsOf } from "../limits.ts";
import type { Device } from "../rows.ts";
import type { CallOptions } from "../transport.ts";

/** The operations that take many devices at once. */
type BulkId = "createDevices" | "updateDevices" | "deleteDevices";

/** A method for any number of devices. */
export type BulkMethod<Id extends BulkId, Item, Result, Bound extends PathKey> = (
  ...args: [...where: Where<Id, Bound>, items: readonly Item[], options?: CallOptions & BulkOptions]
) => Promise<BulkOutcome<Item, Result>>;

/** The devices of a site. */
export interface Devices<Bound extends PathKey = never> {
  /** Reads one page of the devices of a site. */
  readonly list: ListMethod<"listDevices", Device, Bound>;
  /**
   * Reads all devices of a site, one by one. Every device that is there throughout comes exactly once, even when others
   * come and go meanwhile.
   */
  readonly each: EachMethod<"listDevices", Device, Bound>;
  /** Reads all devices of a site, page by page. */
  readonly pages: PagesMethod<"listDevices", Device, Bound>;
  /** Reads a device. */
  readonly get: PathMethod<"getDevice", Bound>;
  /**
   * Creates any number of devices, in chunks. A chunk that is refused as a whole fails alone; a 401, 403, 404 or 429, or no
   * answer, ends the rest as well. A lost answer does not make duplicates: what the API has created is found by
   * its `external_device_id`, and only what is missing is sent again. What failed is in the outcome; it is not thrown.
   */
  readonly create: BulkMethod<"createDevices", CreateDeviceDto, Device, Bound>;
  /**
   * Makes sure that any number of devices are there and are as wanted: finds them by their `external_device_id`, creates
   * those that are absent, and changes only what differs. A device that another process creates meanwhile is compared as
   * well. One that stands among the items twice is created once. What failed is in the outcome; it is not thrown.
   *
   * Progress counts devices, each once.
   *
   * @throws TypeError when two items have the same `external_device_id`, but differ. Nothing has been sent then.
   */
  readonly ensure: BulkMethod<"createDevices", CreateDeviceDto, Ensured<Device>, Bound>;
  /**
   * Changes any number of devices, in chunks as `create` does, each by its `device_id`. What failed is in the outcome; it is
   * not thrown.
   */
  readonly update: BulkMethod<"updateDevices", UpdateDeviceDto, Device, Bound>;
  /**
   * Deletes any number of devices, in chunks as `create` does, by their ids. The result is the device as it was; undefined where the answer
   * was lost, but the device is gone. What failed is in the outcome; it is not thrown.
   */
  readonly delete: BulkMethod<"deleteDevices", number, Device | undefined, Bound>;
}

export function devices<Bound extends PathKey>(scope: Scope): Devices<Bound> {
  return {
    ...listMethods(scope, "listDevices"),
    get: pathMethod(scope, "getDevice"),
    create: bulkMethod(scope, "createDevices", (items, { creating }, settings) => runBulk(items, creating, settings)),
    ensure: bulkMethod(scope, "createDevices", ensureDevices),
    update: bulkMethod(scope, "updateDevices", (items, { updating }, settings) => runBulk(items, updating, settings)),
    delete: bulkMethod(scope, "deleteDevices", (items, { deleting }, settings) => runBulk(items, deleting, settings)),
  };
}

function bulkMethod<Id extends BulkId, Item, Result, Bound extends PathKey>(
  scope: Scope,
  id: Id,
  run: (items: readonly Item[], work: DeviceWork, settings: BulkSettings) => Promise<BulkOutcome<Item, Result>>,
): BulkMethod<Id, Item, Result, Bound> {
  return async (...args) => {
    const { path, rest } = takeWhere(scope, id, args);
    const [items, options = {}] = rest as [readonly Item[], (CallOptions & BulkOptions) | undefined];
    if (!Array.isArray(items)) throw new TypeError(`${id} takes an array of items.`);
    const { chunkSize, onProgress, ...callOptions } = options;
    const { clock, random } = scope.settings;
    const { retries } = limitsOf(options, scope.settings);
    const work = deviceWork(scope, path, callOptions);
    return run(items, work, { chunkSize, onProgress, clock, random, retries, signal: options.signal });
  };
}
