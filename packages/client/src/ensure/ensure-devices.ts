import type { DeviceWork } from "../bulk/device-work.ts";
import { BulkOutcome } from "../bulk/outcome.ts";
import { type BulkSettings, runBulk } from "../bulk/run-bulk.ts";
import { BadRequestError } from "../errors/bad-request-error.ts";
import type { CreateDeviceDto } from "../generated/schema.ts";
import type { Device } from "../rows.ts";
import { differences } from "./differences.ts";
import type { Ensured, EnsureOutcome } from "./ensure-one.ts";

/** What became of a device, wherever it stands among the items. */
interface Settled {
  readonly item: CreateDeviceDto;
  readonly result: Ensured<Device>;
}

/** A device that is there, but not as wanted. */
interface Differing {
  readonly item: CreateDeviceDto;
  readonly change: { readonly device_id: number } & Partial<CreateDeviceDto>;
}

/**
 * Makes sure that devices are there and are as wanted: one list, then only what is absent or differs. A device whose
 * create had its answer lost, or was refused since another process was faster, is looked for and compared as well.
 *
 * @throws TypeError when two items with the same id differ.
 */
export async function ensureDevices(
  items: readonly CreateDeviceDto[],
  { find, creating, updating }: DeviceWork,
  settings: BulkSettings,
): Promise<BulkOutcome<CreateDeviceDto, Ensured<Device>>> {
  const wanted = distinct(items);
  const settled: Settled[] = [];
  const differing: Differing[] = [];
  const compare = (item: CreateDeviceDto, device: Device, outcome: EnsureOutcome): void => {
    const changes = differences(item, device);
    if (changes) differing.push({ item, change: { device_id: device.device_id, ...changes } });
    else settled.push({ item, result: { outcome, data: device } });
  };
  const from = (done: number): BulkSettings => ({
    ...settings,
    onProgress: (progress) => settings.onProgress?.({ done: done + progress.done, total: wanted.length }),
  });

  const existing = await find(wanted);
  for (const [item, device] of existing) compare(item, device, "unchanged");

  const unseen = new Map<CreateDeviceDto, Device>();
  const recover = async (some: CreateDeviceDto[]): Promise<typeof unseen> => {
    const found = await find(some);
    for (const [item, device] of found) unseen.set(item, device);
    return found;
  };
  const absent = wanted.filter((item) => !existing.has(item));
  const created = await runBulk(absent, { ...creating, recover }, from(settled.length));
  for (const { item, result: data } of created.succeeded) {
    if (!unseen.has(item)) settled.push({ item, result: { outcome: "created", data } });
  }
  for (const [item, device] of unseen) compare(item, device, "created");

  const refused = created.failed.filter(({ cause }) => cause === undefined || cause instanceof BadRequestError);
  const theirs = await find(refused.map(({ item }) => item)).catch(() => new Map<CreateDeviceDto, Device>());
  for (const [item, device] of theirs) compare(item, device, "unchanged");

  const update = { send: (some: Differing[]) => updating.send(some.map(({ change }) => change)) };
  const updated = await runBulk(differing, update, from(wanted.length - differing.length));
  for (const { item, result: data } of updated.succeeded) {
    settled.push({ item: item.item, result: { outcome: "updated", data } });
  }
  const failed = created.failed.filter(({ item }) => !theirs.has(item));
  for (const one of updated.failed) failed.push({ ...one, item: one.item.item });
  return new BulkOutcome(inPlace(items, settled), inPlace(items, failed));
}

/**
 * The items, each id once.
 *
 * @throws TypeError when two items with the same id differ.
 */
function distinct(items: readonly CreateDeviceDto[]): CreateDeviceDto[] {
  const firsts = new Map<string, { readonly index: number; readonly item: CreateDeviceDto }>();
  for (const [index, item] of items.entries()) {
    const id = item.external_device_id;
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, { index, item });
    else if (differences(item, first.item) ?? differences(first.item, item)) {
      throw new TypeError(
        `Items ${first.index} and ${index} have the external_device_id "${id}", but differ: pass one.`,
      );
    }
  }
  return [...firsts.values()].map(({ item }) => item);
}

/** What is known of a device, told of each item that asks for it. */
function inPlace<One extends { readonly item: CreateDeviceDto }>(
  items: readonly CreateDeviceDto[],
  ones: readonly One[],
): (One & { readonly index: number })[] {
  const byId = new Map(ones.map((one) => [one.item.external_device_id, one]));
  return items.flatMap((item, index) => {
    const one = byId.get(item.external_device_id);
    return one === undefined ? [] : [{ ...one, index, item }];
  });
}
