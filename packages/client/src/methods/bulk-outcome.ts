import { BulkError } from "../errors.ts";
import type { BulkResults, Failed, Succeeded } from "../types.ts";

/**
 * The outcome of a bulk call, with each item in one of two lists.
 *
 * @example
 * ```ts
 * import { createPartnerClient } from "@chekt/partner-client";
 *
 * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
 * const outcome = await chekt.devices.create({ dealerId: 42, siteId: 7 }, [
 *   { external_device_id: "cam-1", device_type: "camera", zone_number: "001" },
 *   { external_device_id: "cam-2", device_type: "camera", zone_number: "002" },
 * ]);
 * for (const { item, error_message } of outcome.failed) console.warn(item.external_device_id, error_message);
 * const devices = outcome.succeeded.map(({ result }) => result);
 * console.log(devices.length);
 * ```
 */
export class BulkOutcome<Item, Result> implements BulkResults<Item, Result> {
  /** The items that succeeded, in the order of your input. */
  declare readonly succeeded: readonly Succeeded<Item, Result>[];
  /** The items that failed, in the order of your input. */
  declare readonly failed: readonly Failed<Item>[];

  constructor(succeeded: readonly Succeeded<Item, Result>[], failed: readonly Failed<Item>[]) {
    this.succeeded = succeeded.toSorted(byIndex);
    this.failed = failed.toSorted(byIndex);
  }

  /**
   * Returns the results of all items, in the order of your input.
   *
   * @throws BulkError when an item failed.
   */
  orThrow(): Result[] {
    if (this.failed.length > 0) throw new BulkError(this);
    return this.succeeded.map(({ result }) => result);
  }
}

const byIndex = (left: { index: number }, right: { index: number }): number => left.index - right.index;
