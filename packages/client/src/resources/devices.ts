import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "../bound.ts";
import {
  type EachMethod,
  eachMethod,
  listMethod,
  type ListMethod,
  pagesMethod,
  type PagesMethod,
} from "../list-method.ts";
import type { Device } from "../rows.ts";

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
  /** Creates devices. Some may fail while others are created: look at `failure_count`. */
  readonly create: BodyMethod<"createDevices", Bound>;
  /** Reads a device. */
  readonly get: PathMethod<"getDevice", Bound>;
  /** Changes devices, each by its `device_id`. Some may fail while others are changed: look at `failure_count`. */
  readonly update: BodyMethod<"updateDevices", Bound>;
  /** Deletes devices. Some may fail while others are deleted: look at `failure_count`. */
  readonly delete: BodyMethod<"deleteDevices", Bound>;
}

export function devices<Bound extends PathKey>(scope: Scope): Devices<Bound> {
  return {
    list: listMethod(scope, "listDevices"),
    each: eachMethod(scope, "listDevices"),
    pages: pagesMethod(scope, "listDevices"),
    create: bodyMethod(scope, "createDevices"),
    get: pathMethod(scope, "getDevice"),
    update: bodyMethod(scope, "updateDevices"),
    delete: bodyMethod(scope, "deleteDevices"),
  };
}
