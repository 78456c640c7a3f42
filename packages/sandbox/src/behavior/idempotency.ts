import { createHash } from "node:crypto";
import { ApiError } from "../api-error.ts";
import { stringify } from "../http/stringify.ts";
import type { HandlerResult } from "../operations/call.ts";
import { findStoreFailure } from "../store/store-failure.ts";
import type { Database, IdempotencyKeyRow, Moment } from "../store/tables.ts";

/** How long the response to a key is kept, in milliseconds: developers.chektdev.com/docs/idempotency. */
const KEPT = 86_400_000;

/**
 * After how long a request counts as abandoned, in milliseconds: its process has vanished. The timeouts of the store make
 * every other request end long before.
 */
const ABANDONED = 120_000;

/** A request with an `Idempotency-Key`. */
export interface KeyedRequest {
  readonly workspace: string;
  readonly clientId: string;
  readonly key: string;
  /** The method and path. A key of another endpoint is another key. */
  readonly endpoint: string;
  readonly body: string;
  readonly now: Moment;
}

/**
 * Handles a request once: a repetition gets the response of the first one. Only successes are kept, so a refused request
 * can be corrected and keep its key.
 *
 * @throws ApiError 400 if the key is invalid, 409 if it was used for another request or that is still being handled.
 */
export async function handleOnce(
  db: Database,
  request: KeyedRequest,
  work: () => Promise<HandlerResult>,
): Promise<HandlerResult> {
  const { workspace, clientId: client_id, key, endpoint, body, now } = request;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new ApiError(
      400,
      "idempotency-key is invalid. Use 1 to 255 printable ASCII characters without spaces.",
      "idempotency-key",
    );
  }
  const id = { workspace, client_id, endpoint, idempotency_key: key };
  const request_hash = createHash("sha256").update(body).digest("hex");
  await db
    .deleteFrom("idempotency_keys")
    .where("workspace", "=", workspace)
    .where("created_at", "<=", now - KEPT)
    .execute();
  await releaseEarlier(db, id);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("idempotency_keys")
    .values({ ...id, request_hash, status: null, body: null, created_at: now })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    const kept = await db
      .selectFrom("idempotency_keys")
      .selectAll()
      .where((eb) => eb.and(id))
      .executeTakeFirst();
    // The first request failed meanwhile, or the workspace was reset.
    if (!kept) return handleOnce(db, request, work);
    if (kept.request_hash !== request_hash) {
      throw conflict(`The idempotency-key "${key}" was used for another request. Use a new key for each operation.`);
    }
    if (kept.status === null && kept.created_at <= now - ABANDONED) {
      await db
        .deleteFrom("idempotency_keys")
        .where((eb) => eb.and(id))
        .where("status", "is", null)
        .where("created_at", "=", kept.created_at)
        .execute();
      return handleOnce(db, request, work);
    }
    if (kept.status === null) throw conflict(`The request with the idempotency-key "${key}" is still being handled.`);
    return { status: kept.status, ...(kept.body !== null && { body: JSON.parse(kept.body) }) };
  }
  let result;
  try {
    result = await work();
  } catch (error) {
    await release(db, id);
    throw error;
  }
  try {
    await db
      .updateTable("idempotency_keys")
      .set({ status: result.status, body: result.body === undefined ? null : stringify(result.body) })
      .where((eb) => eb.and(id))
      .execute();
  } catch (error) {
    // The request has been handled, so its response is right even if it cannot be kept.
    if (findStoreFailure(error) === undefined) throw error;
  }
  return result;
}

/** The columns that identify a key. */
type KeyId = Pick<IdempotencyKeyRow, "workspace" | "client_id" | "endpoint" | "idempotency_key">;

/** The keys of failed requests that could not be deleted, because the store failed then too. */
const unreleased = new WeakMap<Database, Map<string, KeyId>>();

/** How many of them are remembered per store. */
const UNRELEASED = 1000;

/** Deletes the key of a failed request, at once or before the next request with it. */
async function release(db: Database, id: KeyId): Promise<void> {
  try {
    await deleteKey(db, id);
  } catch (error) {
    if (findStoreFailure(error) === undefined) throw error;
    const keys = unreleased.get(db) ?? new Map<string, KeyId>();
    unreleased.set(db, keys);
    if (keys.size < UNRELEASED) keys.set(JSON.stringify(id), id);
  }
}

/** Deletes a key that an earlier request could not delete, so that its repetition is not refused. */
async function releaseEarlier(db: Database, id: KeyId): Promise<void> {
  const keys = unreleased.get(db);
  const name = JSON.stringify(id);
  if (!keys?.has(name)) return;
  await deleteKey(db, id);
  keys.delete(name);
}

async function deleteKey(db: Database, id: KeyId): Promise<void> {
  await db
    .deleteFrom("idempotency_keys")
    .where((eb) => eb.and(id))
    .execute();
}

function conflict(message: string): ApiError {
  return new ApiError(409, message, "idempotency-key", "idempotency_conflict");
}
