/** An item that was dealt with. */
export interface Succeeded<Item, Result> {
  /** Where the item stood in what you passed, from 0. */
  readonly index: number;
  readonly item: Item;
  /** What the API says of it now. */
  readonly result: Result;
}

/** An item that was not. */
export interface Failed<Item> {
  /** Where the item stood in what you passed, from 0. */
  readonly index: number;
  readonly item: Item;
  /** The HTTP status that a call for this item alone would have had; undefined when no answer came. */
  readonly status_code: number | undefined;
  readonly error_message: string;
  /** What was thrown, when it was not this item that failed but the call that carried it. */
  readonly cause: unknown;
}

/**
 * What became of the items of a bulk call, each in one of two lists.
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
export class BulkOutcome<Item, Result> {
  /** The items that were dealt with, in the order that you passed. */
  readonly succeeded: readonly Succeeded<Item, Result>[];
  /** The items that were not, in the order that you passed. */
  readonly failed: readonly Failed<Item>[];

  constructor(succeeded: readonly Succeeded<Item, Result>[], failed: readonly Failed<Item>[]) {
    this.succeeded = succeeded.toSorted(byIndex);
    this.failed = failed.toSorted(byIndex);
  }

  /**
   * The results of all items, in the order that you passed.
   *
   * @throws BulkError when an item failed.
   */
  orThrow(): Result[] {
    if (this.failed.length > 0) throw new BulkError(this);
    return this.succeeded.map(({ result }) => result);
  }
}

const byIndex = (left: { index: number }, right: { index: number }): number => left.index - right.index;

/** Items of a bulk call failed. `outcome` says which, and what became of the others. */
export class BulkError<Item = unknown, Result = unknown> extends Error {
  override readonly name = "BulkError";
  readonly outcome: BulkOutcome<Item, Result>;

  constructor(outcome: BulkOutcome<Item, Result>) {
    const { failed, succeeded } = outcome;
    const [first] = failed;
    const total = failed.length + succeeded.length;
    super(`${failed.length} of ${total} items failed, item ${first?.index} first: ${first?.error_message}`, {
      cause: first?.cause,
    });
    this.outcome = outcome;
  }
}
