import type { Clock } from "@chekt/partner-auth/internal";
import { BadRequestError } from "../errors/bad-request-error.ts";
import { StatusError } from "../errors/status-error.ts";
import { delayAfter, mayHaveBeenDone } from "../lost-answer.ts";
import { BulkOutcome, type Failed, type Succeeded } from "./outcome.ts";

/** How many items are over, of how many. */
export interface BulkProgress {
  readonly done: number;
  readonly total: number;
}

/** How a bulk call is cut up and shown. */
export interface BulkOptions {
  /**
   * How many items go in one request.
   *
   * @default 100
   */
  readonly chunkSize?: number | undefined;
  /** Hears, after each request, how far it is. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
}

/** What the API answers for one item. */
export type ItemResult<Result> =
  | { readonly is_successful: true; readonly res: Result }
  | { readonly is_successful: false; readonly status_code: number; readonly error_message: string };

/** What a bulk call does with its items. */
export interface BulkWork<Item, Result> {
  /** Sends some of them in one request. */
  readonly send: (items: Item[]) => PromiseLike<{ readonly results?: readonly ItemResult<Result>[] }>;
  /**
   * Finds out which of them the API has dealt with, after the answer was lost: the result of each that it has. Left out
   * where the same request may be sent again, so that the client has done so already.
   */
  readonly recover?: (items: Item[]) => Promise<ReadonlyMap<Item, Result>>;
}

/** How often, and how patiently. */
export interface BulkSettings extends BulkOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly retries: number;
  readonly signal: AbortSignal | undefined;
}

interface Pending<Item> {
  readonly index: number;
  readonly item: Item;
}

/**
 * Sends any number of items, cut into chunks, and puts the results back in order. Items that failed for a passing reason
 * are sent again, the others never. It does not throw for what goes wrong on the way: what is not done is in `failed`.
 *
 * A chunk that is refused as a whole fails alone, since something in its items may be why (400, 409, 413, 422 and the
 * like). After 401, 403, 404, 429, or when there was no answer and no finding out, the next ones would fare no better:
 * nothing more is sent, and all that is left fails with the same error.
 *
 * @throws RangeError when `chunkSize` is not 1 or more.
 */
export async function runBulk<Item, Result>(
  items: readonly Item[],
  work: BulkWork<Item, Result>,
  settings: BulkSettings,
): Promise<BulkOutcome<Item, Result>> {
  const { chunkSize = 100, onProgress } = settings;
  if (!(Number.isInteger(chunkSize) && chunkSize >= 1)) {
    throw new RangeError(`chunkSize is ${chunkSize}: pass a whole number of items, 1 or more.`);
  }
  const succeeded: Succeeded<Item, Result>[] = [];
  const failed: Failed<Item>[] = [];
  let lost: unknown;
  for (let start = 0; start < items.length; start += chunkSize) {
    const chunk = items.slice(start, start + chunkSize).map((item, offset) => ({ index: start + offset, item }));
    if (lost === undefined) lost = await runChunk(chunk, work, settings, succeeded, failed);
    else failed.push(...chunk.map((pending) => failureOf(pending, lost)));
    try {
      onProgress?.({ done: succeeded.length + failed.length, total: items.length });
    } catch {
      // A progress bar that fails must not lose what was done.
    }
  }
  return new BulkOutcome(succeeded, failed);
}

/** Deals with one chunk. Returns what makes it pointless to go on with the next one; undefined when nothing does. */
async function runChunk<Item, Result>(
  chunk: Pending<Item>[],
  work: BulkWork<Item, Result>,
  settings: BulkSettings,
  succeeded: Succeeded<Item, Result>[],
  failed: Failed<Item>[],
): Promise<unknown> {
  const { clock, random, retries, signal } = settings;
  let pending = chunk;
  let answerWasLost = false;
  for (let attempt = 1; ; attempt++) {
    let error: unknown;
    const open: Failed<Item>[] = [];
    try {
      for (const { result, ...one } of await sendChunk(pending, work)) {
        if (result.is_successful) {
          succeeded.push({ ...one, result: result.res });
        } else {
          const { status_code, error_message } = result;
          open.push({ ...one, status_code, error_message, cause: undefined });
        }
      }
    } catch (thrown) {
      error = thrown;
      answerWasLost = mayHaveBeenDone(error) || error instanceof RangeError;
      open.push(...pending.map((one) => failureOf(one, error)));
    }
    // A request whose answer was lost may also have been dealt with only now, and then this one found it done.
    const found = answerWasLost && open.length > 0 ? await recovered(open, work) : undefined;
    const delay = delayAfter(error, attempt, random);
    const isLast = attempt > retries || delay === undefined;
    pending = [];
    for (const one of open) {
      const { index, item, status_code } = one;
      const mayPass = error === undefined ? isPassing(status_code) : found !== undefined;
      if (found?.has(item) === true) succeeded.push({ index, item, result: found.get(item) as Result });
      else if (mayPass && !isLast) pending.push({ index, item });
      else failed.push(one);
    }
    // Other items may be better, but not another token, another place or a better line.
    if (error !== undefined && found === undefined && !(error instanceof BadRequestError)) return error;
    if (delay === undefined || pending.length === 0) return undefined;
    try {
      signal?.throwIfAborted();
      await clock.sleep(delay, signal);
    } catch (aborted) {
      failed.push(...pending.map((one) => failureOf(one, aborted)));
      return aborted;
    }
  }
}

/**
 * Sends the items, and puts each together with its result.
 *
 * @throws RangeError when the API has dealt with them, but gave another number of results.
 */
async function sendChunk<Item, Result>(
  pending: Pending<Item>[],
  { send }: BulkWork<Item, Result>,
): Promise<(Pending<Item> & { result: ItemResult<Result> })[]> {
  const { results = [] } = await send(pending.map(({ item }) => item));
  return pending.map((one, place) => {
    const result = results[place];
    if (result === undefined || results.length > pending.length) {
      throw new RangeError(`The API gave ${results.length} results for ${pending.length} items.`);
    }
    return { ...one, result };
  });
}

/** What the API has dealt with of these; undefined when that cannot be found out. */
async function recovered<Item, Result>(
  pending: readonly Pending<Item>[],
  { recover }: BulkWork<Item, Result>,
): Promise<ReadonlyMap<Item, Result> | undefined> {
  return recover?.(pending.map(({ item }) => item)).catch(() => undefined);
}

const isPassing = (status = 0): boolean => status === 408 || status === 429 || status >= 500;

function failureOf<Item>({ index, item }: Pending<Item>, cause: unknown): Failed<Item> {
  const status_code = cause instanceof StatusError ? cause.status : undefined;
  return { index, item, status_code, error_message: cause instanceof Error ? cause.message : String(cause), cause };
}
