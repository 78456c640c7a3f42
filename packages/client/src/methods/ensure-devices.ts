import { isRefusal } from "../errors.ts";
import type { CreateDeviceDto } from "../generated/schema.ts";
import type { Device, Failed } from "../types.ts";
import { BulkOutcome } from "./bulk-outcome.ts";
import { type BulkSettings, fail, runBulk } from "./bulk.ts";
import type { DeviceRequests } from "./device-requests.ts";
import { type Ensured, findDifferences } from "./ensure.ts";

/** The result of a device, independent of its positions in the input. */
interface Settled {
  readonly item: CreateDeviceDto;
  readonly result: Ensured<Device>;
}

/** An existing device with other properties than wanted. */
interface Differing {
  readonly item: CreateDeviceDto;
  readonly change: { readonly device_id: number } & Partial<CreateDeviceDto>;
}

/**
 * Ensures that devices exist with the given properties: lists all devices, creates those that are missing, and updates
 * those that differ. If the response of a create was lost, or another process was faster, the existing device is compared
 * as well.
 *
 * @throws TypeError when two items with the same ID differ.
 */
export async function ensureDevices(
  items: readonly CreateDeviceDto[],
  requests: DeviceRequests,
  settings: BulkSettings,
): Promise<BulkOutcome<CreateDeviceDto, Ensured<Device>>> {
  const { find } = requests;
  const wanted = removeDuplicates(items);
  const settled: Settled[] = [];
  const differing: Differing[] = [];
  const compare = (item: CreateDeviceDto, device: Device): void => {
    const changes = findDifferences(item, device);
    if (changes) differing.push({ item, change: { device_id: device.device_id, ...changes } });
    else settled.push({ item, result: { outcome: "unchanged", data: device } });
  };
  const withProgressFrom = (done: number): BulkSettings => ({
    ...settings,
    onProgress: (progress) => settings.onProgress?.({ done: done + progress.done, total: wanted.length }),
  });

  let existing: Map<CreateDeviceDto, Device>;
  try {
    existing = await find(wanted);
  } catch (error) {
    return new BulkOutcome<CreateDeviceDto, Ensured<Device>>(
      [],
      items.map((item, index) => fail({ index, item }, error)),
    );
  }
  for (const [item, device] of existing) compare(item, device);

  const recovered = new Map<CreateDeviceDto, Device>();
  const recover = async (batch: CreateDeviceDto[]): Promise<typeof recovered> => {
    const found = await find(batch);
    for (const [item, device] of found) recovered.set(item, device);
    return found;
  };
  const missing = wanted.filter((item) => !existing.has(item));
  const created = await runBulk(missing, { ...requests.create, recover }, withProgressFrom(settled.length));
  for (const { item, result: data } of created.succeeded) {
    if (!recovered.has(item)) settled.push({ item, result: { outcome: "created", data } });
  }
  for (const [item, device] of recovered) compare(item, device);

  const refused = created.failed.filter(({ cause }) => cause === undefined || isRefusal(cause));
  const createdElsewhere = await find(refused.map(({ item }) => item)).catch(() => new Map<CreateDeviceDto, Device>());
  for (const [item, device] of createdElsewhere) compare(item, device);

  const update = { send: (batch: Differing[]) => requests.update.send(batch.map(({ change }) => change)) };
  const updated = await runBulk(differing, update, withProgressFrom(wanted.length - differing.length));
  for (const { item, result: data } of updated.succeeded) {
    settled.push({ item: item.item, result: { outcome: "updated", data } });
  }
  const failed = created.failed.filter(({ item }) => !createdElsewhere.has(item));
  for (const failure of updated.failed) failed.push({ ...failure, item: failure.item.item });
  return new BulkOutcome(placeByInput(items, settled), placeByInput(items, failed).map(nameByInput(failed)));
}

/**
 * Returns the items without duplicates.
 *
 * @throws TypeError when two items with the same ID differ.
 */
function removeDuplicates(items: readonly CreateDeviceDto[]): CreateDeviceDto[] {
  const firsts = new Map<string, { readonly index: number; readonly item: CreateDeviceDto }>();
  for (const [index, item] of items.entries()) {
    const id = item.external_device_id;
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, { index, item });
    else if (findDifferences(item, first.item) ?? findDifferences(first.item, item)) {
      throw new TypeError(
        `Items ${first.index} and ${index} have the external_device_id "${id}" but differ: pass one.`,
      );
    }
  }
  return [...firsts.values()].map(({ item }) => item);
}

/** Replaces the index of an item among those that were sent, which a message may name, by its index in the input. */
function nameByInput(
  sent: readonly Failed<CreateDeviceDto>[],
): (failure: Failed<CreateDeviceDto>) => Failed<CreateDeviceDto> {
  const sentIndexes = new Map(sent.map(({ item, index }) => [item.external_device_id, index]));
  return (failure) => {
    const from = `[${sentIndexes.get(failure.item.external_device_id)}]`;
    return { ...failure, error_message: failure.error_message.replace(from, `[${failure.index}]`) };
  };
}

/** Returns the result of each input item, so that duplicates share one. */
function placeByInput<Entry extends { readonly item: CreateDeviceDto }>(
  items: readonly CreateDeviceDto[],
  entries: readonly Entry[],
): (Entry & { readonly index: number })[] {
  const byId = new Map(entries.map((entry) => [entry.item.external_device_id, entry]));
  return items.flatMap((item, index) => {
    const entry = byId.get(item.external_device_id);
    return entry === undefined ? [] : [{ ...entry, index, item }];
  });
}
