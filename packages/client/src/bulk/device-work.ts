import type { Scope } from "../bound.ts";
import { callOperation } from "../core.ts";
import type { CreateDeviceDto, UpdateDeviceDto } from "../generated/schema.ts";
import { eachMethod } from "../list-method.ts";
import type { Device } from "../rows.ts";
import type { CallOptions } from "../transport.ts";
import type { BulkWork, ItemResult } from "./run-bulk.ts";

/** What can be done with the devices of one site. */
export interface DeviceWork {
  /** Finds out which of these are there, by your own ids. */
  readonly find: (items: readonly CreateDeviceDto[]) => Promise<Map<CreateDeviceDto, Device>>;
  readonly creating: BulkWork<CreateDeviceDto, Device>;
  readonly updating: BulkWork<UpdateDeviceDto, Device>;
  readonly deleting: BulkWork<number, Device | undefined>;
}

export function deviceWork(scope: Scope, path: Record<string, unknown>, options: CallOptions): DeviceWork {
  const { settings } = scope;
  const each = eachMethod<"listDevices", Device, "dealerId" | "siteId">({ settings, bound: path }, "listDevices");
  const all = async (): Promise<Device[]> => {
    const devices: Device[] = [];
    for await (const device of each({}, options)) devices.push(device);
    return devices;
  };
  const find = async (items: readonly CreateDeviceDto[]): Promise<Map<CreateDeviceDto, Device>> => {
    if (items.length === 0) return new Map();
    const devices = new Map((await all()).map((device) => [device.external_device_id, device]));
    return new Map(
      items.flatMap((item) => {
        const device = devices.get(item.external_device_id);
        return device === undefined ? [] : [[item, device]];
      }),
    );
  };
  const send = <Result>(
    id: "createDevices" | "updateDevices" | "deleteDevices",
    body: unknown,
  ): PromiseLike<{ results: ItemResult<Result>[] }> => callOperation(settings, id, () => ({ path, body, options }));

  return {
    find,
    creating: { send: (items) => send("createDevices", items), recover: find },
    updating: { send: (items) => send("updateDevices", items) },
    deleting: {
      send: (deviceIds) => send("deleteDevices", { deviceIds }),
      recover: async (deviceIds) => {
        const left = new Set((await all()).map((device) => device.device_id));
        return new Map(deviceIds.filter((id) => !left.has(id)).map((id) => [id, undefined]));
      },
    },
  };
}
