import { type PathKey, pathMethod, type PathMethod, type Scope, takeWhere, type Where } from "../bound.ts";
import type { BulkOutcome } from "../bulk/outcome.ts";
import { type BulkOptions, type BulkWork, type ItemResult, runBulk } from "../bulk/run-bulk.ts";
import { callOperation } from "../core.ts";
import type { CreateDeviceDto, UpdateDeviceDto } from "../generated/schema.ts";
import {
  type EachMethod,
  eachMethod,
  listMethod,
  type ListMethod,
  pagesMethod,
  type PagesMethod,
} from "../list-method.ts";
import type { Device } from "../rows.ts";
import type { CallOptions } from "../transport.ts";

/** A method for any number of devices. */
export type BulkMethod<
  Id extends "createDevices" | "updateDevices" | "deleteDevices",
  Item,
  Result,
  Bound extends PathKey,
> = (
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
   * Creates any number of devices, in chunks. A lost answer does not make duplicates: what the API has created is found by
   * its `external_device_id`, and only what is missing is sent again. What failed is in the outcome; it is not thrown.
   */
  readonly create: BulkMethod<"createDevices", CreateDeviceDto, Device, Bound>;
  /** Changes any number of devices, in chunks, each by its `device_id`. What failed is in the outcome; it is not thrown. */
  readonly update: BulkMethod<"updateDevices", UpdateDeviceDto, Device, Bound>;
  /**
   * Deletes any number of devices, in chunks, by their ids. The result is the device as it was; undefined where the answer
   * was lost, but the device is gone. What failed is in the outcome; it is not thrown.
   */
  readonly delete: BulkMethod<"deleteDevices", number, Device | undefined, Bound>;
}

export function devices<Bound extends PathKey>(scope: Scope): Devices<Bound> {
  return {
    list: listMethod(scope, "listDevices"),
    each: eachMethod(scope, "listDevices"),
    pages: pagesMethod(scope, "listDevices"),
    get: pathMethod(scope, "getDevice"),
    create: bulkMethod(scope, "createDevices", (devicesOf) => ({
      body: (items) => items,
      recover: async (items) => {
        const byExternalId = new Map((await devicesOf()).map((device) => [device.external_device_id, device]));
        return new Map(
          items.flatMap((item) => {
            const device = byExternalId.get(item.external_device_id);
            return device === undefined ? [] : [[item, device]];
          }),
        );
      },
    })),
    update: bulkMethod(scope, "updateDevices", () => ({ body: (items) => items })),
    delete: bulkMethod(scope, "deleteDevices", (devicesOf) => ({
      body: (deviceIds) => ({ deviceIds }),
      recover: async (deviceIds) => {
        const left = new Set((await devicesOf()).map((device) => device.device_id));
        return new Map(deviceIds.filter((id) => !left.has(id)).map((id) => [id, undefined]));
      },
    })),
  };
}

/** How the items of a bulk operation are sent, and found again. */
interface BulkShape<Item, Result> extends Pick<BulkWork<Item, Result>, "recover"> {
  readonly body: (items: Item[]) => unknown;
}

/** Makes a bulk method. `shapeOf` is given a function that reads all devices of the site. */
function bulkMethod<
  Id extends "createDevices" | "updateDevices" | "deleteDevices",
  Item,
  Result,
  Bound extends PathKey,
>(
  scope: Scope,
  id: Id,
  shapeOf: (devicesOf: () => Promise<Device[]>) => BulkShape<Item, Result>,
): BulkMethod<Id, Item, Result, Bound> {
  return async (...args) => {
    const { settings } = scope;
    const { path, rest } = takeWhere(scope, id, args);
    const [items, options = {}] = rest as [readonly Item[], (CallOptions & BulkOptions) | undefined];
    if (!Array.isArray(items)) throw new TypeError(`${id} takes an array of items, not ${typeof items}.`);
    const { chunkSize, onProgress, ...callOptions } = options;
    const all = eachMethod<"listDevices", Device, never>(scope, "listDevices");
    const { body, ...recovery } = shapeOf(async () => {
      const found: Device[] = [];
      for await (const device of all(path as never, {}, callOptions)) found.push(device);
      return found;
    });
    const send = (chunk: Item[]) =>
      callOperation<{ results: ItemResult<Result>[] }>(settings, id, () => ({
        path,
        body: body(chunk),
        options: callOptions,
      }));
    const { clock, random } = settings;
    const { retries = settings.retries, signal } = callOptions;
    return runBulk(items, { send, ...recovery }, { chunkSize, onProgress, clock, random, retries, signal });
  };
}
