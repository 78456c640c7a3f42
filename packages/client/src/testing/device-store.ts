import type { Received, Reply } from "@chekt/testing";
import type { Device } from "../types.ts";

/** How a request fails: not at all, or because the connection breaks before or after the server has processed it. */
export type Failure = "none" | "drop-before" | "drop-after";

/** A stateful server with the devices of one site. */
export class DeviceStore {
  readonly devices: Device[] = [];
  #nextId = 1;

  /** Replies to the device operations. */
  reply({ method, path, body }: Received, failure: Failure = "none"): Reply {
    if (failure === "drop-before") return "drop";
    const reply = this.#handle(method, path, body);
    return failure === "drop-after" ? "drop" : reply;
  }

  #handle(method: string, path: string, body: string): Reply {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    if (method === "GET") return { json: this.#page(searchParams) };
    const items: unknown = JSON.parse(body);
    if (pathname.endsWith("/bulk-delete"))
      return bulk(200, (items as { deviceIds: number[] }).deviceIds, (id) => this.#delete(id));
    return method === "POST"
      ? bulk(201, items as Partial<Device>[], (item) => this.#create(item))
      : bulk(200, items as Partial<Device>[], (item) => this.#update(item));
  }

  #page(search: URLSearchParams): Device[] {
    const after = Number(/^device_id,(\d+),gt$/.exec(search.get("filter") ?? "")?.[1] ?? 0);
    const rest = this.devices.filter(({ device_id }) => device_id > after);
    return rest.slice(0, Number(search.get("limit") ?? 100));
  }

  #create(item: Partial<Device>): Device | Fault {
    const { external_device_id = "", name } = item;
    if (name === "") return [400, "name must not be empty"];
    if (this.devices.some((device) => device.external_device_id === external_device_id)) {
      return [400, "external_device_id is taken"];
    }
    const now = "2026-01-01T00:00:00.000Z";
    const device = { zone_number: "001", ...item, device_id: this.#nextId++, created_at: now, updated_at: now };
    this.devices.push(device as Device);
    return device as Device;
  }

  #update(item: Partial<Device>): Device | Fault {
    const device = this.devices.find(({ device_id }) => device_id === item.device_id);
    return device ? Object.assign(device, item) : [404, `Unknown device ${item.device_id} at this site.`];
  }

  #delete(id: number): Device | Fault {
    const place = this.devices.findIndex(({ device_id }) => device_id === id);
    const [device] = place === -1 ? [] : this.devices.splice(place, 1);
    return device ?? [404, `Unknown device ${id} at this site.`];
  }
}

type Fault = [status_code: number, error_message: string];

function bulk<Item>(status: number, items: Item[], handle: (item: Item) => Device | Fault): Reply {
  const results = items.map((req) => {
    const res = handle(req);
    return Array.isArray(res)
      ? { is_successful: false, status_code: res[0], error_message: res[1], req }
      : { is_successful: true, req, res };
  });
  const success_count = results.filter(({ is_successful }) => is_successful).length;
  return { status, json: { success_count, failure_count: results.length - success_count, results } };
}
