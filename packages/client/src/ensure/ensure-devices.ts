import type { DeviceWork } from "../bulk/device-work.ts";
import { BulkOutcome, type Succeeded } from "../bulk/outcome.ts";
import { type BulkSettings, runBulk } from "../bulk/run-bulk.ts";
import type { CreateDeviceDto } from "../generated/schema.ts";
import type { Device } from "../rows.ts";
import { differences } from "./differences.ts";
import type { Ensured, EnsureOutcome } from "./ensure-one.ts";

interface Place {
  readonly index: number;
  readonly item: CreateDeviceDto;
}

/** Makes sure that devices are there and are as wanted: one list, then only what is absent or differs. */
export async function ensureDevices(
  items: readonly CreateDeviceDto[],
  { byExternalId, creating, updating }: DeviceWork,
  settings: BulkSettings,
): Promise<BulkOutcome<CreateDeviceDto, Ensured<Device>>> {
  const existing = await byExternalId();
  const unchanged: Succeeded<CreateDeviceDto, Ensured<Device>>[] = [];
  const absent: Place[] = [];
  const differing: (Place & { readonly change: { device_id: number } & Partial<CreateDeviceDto> })[] = [];
  for (const [index, item] of items.entries()) {
    const device = existing.get(item.external_device_id);
    if (device === undefined) {
      absent.push({ index, item });
      continue;
    }
    const changes = differences(item, device);
    const isAsWanted = Object.keys(changes).length === 0;
    if (isAsWanted) unchanged.push({ index, item, result: { outcome: "unchanged", data: device } });
    else differing.push({ index, item, change: { device_id: device.device_id, ...changes } });
  }

  const from = (done: number): BulkSettings => ({
    ...settings,
    onProgress: (progress) => settings.onProgress?.({ done: done + progress.done, total: items.length }),
  });
  const created = inPlace(
    absent,
    "created",
    await runBulk(
      absent.map(({ item }) => item),
      creating,
      from(unchanged.length),
    ),
  );
  const updated = inPlace(
    differing,
    "updated",
    await runBulk(
      differing.map(({ change }) => change),
      updating,
      from(unchanged.length + absent.length),
    ),
  );
  return new BulkOutcome(
    [...unchanged, ...created.succeeded, ...updated.succeeded],
    [...created.failed, ...updated.failed],
  );
}

/** The outcome of a part of the items, told of the items themselves. */
function inPlace<Item>(
  places: readonly Place[],
  outcome: EnsureOutcome,
  part: BulkOutcome<Item, Device>,
): BulkOutcome<CreateDeviceDto, Ensured<Device>> {
  const placeOf = ({ index }: { readonly index: number }): Place[] => places.slice(index, index + 1);
  return new BulkOutcome(
    part.succeeded.flatMap((one) => placeOf(one).map((place) => ({ ...place, result: { outcome, data: one.result } }))),
    part.failed.flatMap((one) => placeOf(one).map(({ index, item }) => ({ ...one, index, item }))),
  );
}
