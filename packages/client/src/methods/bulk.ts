import { type Clock, createBackoff, isTransient, observe, type Outcome, retry } from "@chekt/partner-auth/internal";
import { isRefusal, StatusError } from "../errors.ts";
import { mayHaveSucceeded } from "../http/retry.ts";
import type { Failed, Succeeded } from "../types.ts";
import { BulkOutcome } from "./bulk-outcome.ts";

/** The number of items processed so far. */
export interface BulkProgress {
  readonly done: number;
  readonly total: number;
}

/** How a bulk call is split and reported. */
export interface BulkOptions {
  /**
   * The number of items per request.
   *
   * @default 100
   */
  readonly chunkSize?: number | undefined;
  /** Called after each batch, which does not wait for it. Its errors are ignored. */
  readonly onProgress?: ((progress: BulkProgress) => unknown) | undefined;
}

/** The result of the API for one item. */
export type ItemResult<Result> =
  | { readonly is_successful: true; readonly res: Result }
  | { readonly is_successful: false; readonly status_code: number; readonly error_message: string };

/** The requests of a bulk call. */
export interface BulkRequests<Item, Result> {
  /** Sends a batch of items in one request. */
  readonly send: (items: Item[]) => PromiseLike<{ readonly results?: readonly ItemResult<Result>[] }>;
  /**
   * Returns the items that the API has processed, with their results, after a lost response. Omitted for idempotent
   * requests, which the client has already retried.
   */
  readonly recover?: (items: Item[]) => Promise<ReadonlyMap<Item, Result>>;
}

/** The settings of a bulk call. */
export interface BulkSettings extends BulkOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly retries: number;
  /** The longest delay that the API may ask for, in milliseconds. */
  readonly maxRetryAfter: number;
  readonly signal: AbortSignal | undefined;
}

interface Pending<Item> {
  readonly index: number;
  readonly item: Item;
}

/** The items of a batch that may be retried. */
interface Unfinished<Item> {
  readonly failures: Failed<Item>[];
  /** The error of the request, if it failed as a whole. */
  readonly error: unknown;
}

/**
 * Sends any number of items in batches, and returns the results in the order of the input. Items that failed with a
 * transient error are retried. Request errors are not thrown, but reported in `failed`.
 *
 * If a batch is refused as a whole (400, 409, 413, 422 and similar), its items are separated until only those that are
 * refused fail. After a 401, 403, 404 or 429, or a lost response that cannot be recovered, the next batches would fail
 * as well: nothing more is sent, and all remaining items fail with the same error.
 *
 * @throws RangeError when `chunkSize` is less than 1.
 */
export async function runBulk<Item, Result>(
  items: readonly Item[],
  requests: BulkRequests<Item, Result>,
  settings: BulkSettings,
): Promise<BulkOutcome<Item, Result>> {
  const { chunkSize = 100, onProgress } = settings;
  if (!(Number.isInteger(chunkSize) && chunkSize >= 1)) {
    throw new RangeError(`chunkSize is ${chunkSize}: pass a positive integer.`);
  }
  const succeeded: Succeeded<Item, Result>[] = [];
  const failed: Failed<Item>[] = [];
  let fatal: unknown;
  for (let start = 0; start < items.length; start += chunkSize) {
    const batch = items.slice(start, start + chunkSize).map((item, offset) => ({ index: start + offset, item }));
    if (fatal === undefined) fatal = await runBatch(batch, requests, settings, succeeded, failed);
    else failed.push(...batch.map((pending) => fail(pending, fatal)));
    const done = succeeded.length + failed.length;
    observe(() => onProgress?.({ done, total: items.length }));
  }
  return new BulkOutcome(succeeded, failed);
}

/** Runs one batch. Returns the error that makes further batches pointless, if any. */
async function runBatch<Item, Result>(
  batch: Pending<Item>[],
  requests: BulkRequests<Item, Result>,
  settings: BulkSettings,
  succeeded: Succeeded<Item, Result>[],
  failed: Failed<Item>[],
): Promise<unknown> {
  const { clock, random, retries, maxRetryAfter, signal } = settings;
  const backoff = createBackoff(retries, random, maxRetryAfter);
  let pending = batch;
  let wasLost = false;

  /** Sends the items of a refused batch without the one that was refused: the one that the API names, or in halves. */
  const isolate = async (error: unknown): Promise<unknown> => {
    const named = pending.length === 1 ? 0 : findPosition(error);
    const refused = named === undefined ? undefined : pending[named];
    if (named !== undefined && refused) failed.push(fail(refused, error, named));
    const rest = pending.filter((item) => item !== refused);
    const half = Math.ceil(rest.length / 2);
    const parts = refused ? [rest] : [rest.slice(0, half), rest.slice(half)];
    for (const [index, part] of parts.entries()) {
      if (part.length === 0) continue;
      const fatal = await runBatch(part, requests, settings, succeeded, failed);
      if (fatal === undefined) continue;
      failed.push(...parts.slice(index + 1).flatMap((later) => later.map((item) => fail(item, fatal))));
      return fatal;
    }
    return undefined;
  };

  const attempt = async (): Promise<Outcome<unknown, Unfinished<Item>>> => {
    const open: Failed<Item>[] = [];
    let error: unknown;
    try {
      for (const settled of await sendBatch(pending, requests)) {
        if ("result" in settled) succeeded.push(settled);
        else open.push(settled);
      }
    } catch (thrown) {
      error = thrown;
      if (isRefusal(error)) return { result: await isolate(error) };
      // A RangeError means that the API has processed the items, but returned other results.
      wasLost = mayHaveSucceeded(error) || error instanceof RangeError;
      open.push(...pending.map((item) => fail(item, error)));
    }
    // After a lost response, the retry fails for the items that the lost request has created.
    const recovered = wasLost && open.length > 0 ? await recover(open, requests) : undefined;
    const failures: Failed<Item>[] = [];
    for (const failure of open) {
      const { index, item, status_code = 0 } = failure;
      const isRetryable = error === undefined ? isTransient(status_code) : recovered !== undefined;
      if (recovered?.has(item)) succeeded.push({ index, item, result: recovered.get(item) as Result });
      else if (isRetryable) failures.push(failure);
      else failed.push(failure);
    }
    // The next batch has other items, but the same token, path and rate limit.
    if (error !== undefined && recovered === undefined) return { result: error };
    pending = failures;
    return failures.length > 0 ? { failure: { failures, error } } : { result: undefined };
  };

  try {
    const outcome = await retry(
      attempt,
      ({ error }) => backoff(error),
      async (delay) => {
        signal?.throwIfAborted();
        await clock.sleep(delay, signal);
      },
    );
    if ("result" in outcome) return outcome.result;
    failed.push(...outcome.failure.failures);
    return undefined;
  } catch (aborted) {
    failed.push(...pending.map((item) => fail(item, aborted)));
    return aborted;
  }
}

/**
 * Sends items, and returns the result of each.
 *
 * @throws RangeError when the API has processed them, but returned another number of results.
 */
async function sendBatch<Item, Result>(
  pending: Pending<Item>[],
  { send }: BulkRequests<Item, Result>,
): Promise<(Succeeded<Item, Result> | Failed<Item>)[]> {
  const { results = [] } = await send(pending.map(({ item }) => item));
  return pending.map(({ index, item }, position) => {
    const result = results[position];
    if (result === undefined || results.length > pending.length) {
      throw new RangeError(`The API returned ${results.length} results for ${pending.length} items.`);
    }
    if (result.is_successful) return { index, item, result: result.res };
    const { status_code, error_message } = result;
    return { index, item, status_code, error_message, cause: undefined };
  });
}

/** Returns the items that the API has processed; undefined when that cannot be determined. */
async function recover<Item, Result>(
  items: readonly Pending<Item>[],
  requests: BulkRequests<Item, Result>,
): Promise<ReadonlyMap<Item, Result> | undefined> {
  return requests.recover?.(items.map(({ item }) => item)).catch(() => undefined);
}

/** The position of the item that an error names, such as 30 for the field `[30].name`. */
function findPosition(error: unknown): number | undefined {
  const [, digits] = /^\[(\d{1,9})\]/.exec((StatusError.is(error) && error.field) || "") ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Returns the failure of an item.
 *
 * @param position the position of the item in the request, which the message may name.
 */
export function fail<Item>({ index, item }: Pending<Item>, cause: unknown, position?: number): Failed<Item> {
  const status_code = StatusError.is(cause) ? cause.status : undefined;
  const { message = String(cause) }: { message?: string } = Object(cause);
  // The caller knows items by their index in the input.
  const error_message = position === undefined ? message : message.replace(`[${position}]`, `[${index}]`);
  return { index, item, status_code, error_message, cause };
}
