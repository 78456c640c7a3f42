import type { CreateDeviceDto, UpdateDeviceDto } from "../generated/schema.ts";
import { callOperation } from "../http/call.ts";
import type { CallOptions } from "../http/transport.ts";
import type { Device } from "../types.ts";
import type { Scope } from "./bound.ts";
import type { BulkRequests, ItemResult } from "./bulk.ts";
import { eachMethod } from "./list.ts";

/** The bulk requests for the devices of one site. */
export interface DeviceRequests {
  /** Finds existing devices by your own IDs. */
  readonly find: (items: readonly CreateDeviceDto[]) => Promise<Map<CreateDeviceDto, Device>>;
  readonly create: BulkRequests<CreateDeviceDto, Device>;
  readonly update: BulkRequests<UpdateDeviceDto, Device>;
  readonly delete: BulkRequests<number, Device | undefined>;
}

export function deviceRequests(scope: Scope, path: Record<string, unknown>, options: CallOptions): DeviceRequests {
  const { settings } = scope;
  const each = eachMethod<"listDevices", Device, "dealerId" | "siteId">({ settings, bound: path }, "listDevices");
  const readAll = async (): Promise<Device[]> => {
    const devices: Device[] = [];
    for await (const device of each({}, options)) devices.push(device);
    return devices;
  };
  const find = async (items: readonly CreateDeviceDto[]): Promise<Map<CreateDeviceDto, Device>> => {
    if (items.length === 0) return new Map();
    const devices = new Map((await readAll()).map((device) => [device.external_device_id, device]));
    return new Map(
      items.flatMap((item) => {
        const device = devices.get(item.external_device_id);
        return device === undefined ? [] : [[item, device]];
      }),
    );
  };
  const send = <Result>(
    operation: "createDevices" | "updateDevices" | "deleteDevices",
    body: unknown,
  ): PromiseLike<{ results: ItemResult<Result>[] }> =>
    callOperation(settings, operation, { path, body, options: { priority: "low", ...options } });

  return {
    find,
    create: { send: (items) => send("createDevices", items), recover: find },
    update: { send: (items) => send("updateDevices", items) },
    delete: {
      send: (deviceIds) => send("deleteDevices", { deviceIds }),
      recover: async (deviceIds) => {
        const remaining = new Set((await readAll()).map((device) => device.device_id));
        return new Map(deviceIds.filter((id) => !remaining.has(id)).map((id) => [id, undefined]));
      },
    },
  };
}
