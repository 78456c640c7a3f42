import { createBackoff, type Outcome, retryOrThrow } from "@chekt/partner-auth/internal";
import { isRefusal } from "../errors.ts";
import { lists } from "../generated/lists.ts";
import { findLongestDelay, resolveLimits } from "../http/limits.ts";
import { callOperation } from "../http/call.ts";
import { mayHaveSucceeded } from "../http/retry.ts";
import type { CallOptions } from "../http/transport.ts";
import type { OperationBody } from "../types.ts";
import { type PathKey, type Scope, splitPathParameters, type Where } from "./bound.ts";

/**
 * What `ensure` did: it created the resource, updated it, or left it unchanged.
 *
 * `created` means that the API confirmed the creation to this call, so of several clients at most one gets it. If the
 * response was lost, and the resource exists, another client may have created it: it counts as `unchanged`.
 */
export type EnsureOutcome = "created" | "updated" | "unchanged";

/** The result of `ensure`: the resource as it is now, and what was done. */
export interface Ensured<Row> {
  readonly outcome: EnsureOutcome;
  readonly data: Row;
}

/** The operations of a resource that can be found by your own ID. */
export interface EnsureOperations {
  readonly list: "listContacts" | "listMonitoringStations" | "listSites";
  readonly create: "createContact" | "createMonitoringStation" | "createSite";
  readonly update: "updateContact" | "updateMonitoringStation" | "updateSite";
  /** The path parameter with CHeKT's ID of the resource. */
  readonly idParameter: PathKey;
}

/** A method that ensures that a resource exists with the given properties. */
export type EnsureMethod<CreateId extends EnsureOperations["create"], Row, Bound extends PathKey> = (
  ...args: [...where: Where<CreateId, Bound>, wanted: OperationBody<CreateId>, options?: CallOptions]
) => Promise<Ensured<Row>>;

const readColumn = (row: object, column: string): unknown => Reflect.get(row, column);

/**
 * Finds a resource by your own ID, creates it if it is missing, and updates only the properties that differ. An empty
 * string clears a value; a property that is omitted or undefined is left as it is. After a create whose response was lost, it looks for the resource before it retries.
 */
export function ensureMethod<Ids extends EnsureOperations, Row extends object, Bound extends PathKey>(
  scope: Scope,
  operations: Ids,
): EnsureMethod<Ids["create"], Row, Bound> {
  const { settings } = scope;
  const { key } = lists[operations.list];
  // In the API, the counterpart of `site_id` is `external_site_id`.
  const externalKey = `external_${key}`;
  return async (...args) => {
    const { path, rest } = splitPathParameters(scope, operations.create, args);
    const [wanted, given] = rest as [object, CallOptions | undefined];
    const options: CallOptions = { priority: "low", ...given };
    const externalId = readColumn(wanted, externalKey);
    if (typeof externalId !== "string" || externalId === "") {
      throw new TypeError(`${externalKey} is missing: ensure finds the ${key.replace("_id", "")} by it.`);
    }
    const find = async (): Promise<Row | undefined> => {
      const query = { filter: [{ column: externalKey, value: externalId, operator: "eq" as const }] };
      const rows = await callOperation<Row[]>(settings, operations.list, { path, query, options });
      // A server that ignores the filter returns other rows.
      return rows.find((row) => readColumn(row, externalKey) === externalId);
    };
    const updateIfDifferent = async (row: Row): Promise<Ensured<Row>> => {
      const body = findDifferences(wanted, row);
      if (body === undefined) return { outcome: "unchanged", data: row };
      const rowPath = { ...path, [operations.idParameter]: readColumn(row, key) };
      const data = await callOperation<Row>(settings, operations.update, { path: rowPath, body, options });
      return { outcome: "updated", data };
    };

    const existing = await find();
    if (existing) return updateIfDifferent(existing);
    const { clock, random } = settings;
    const limits = resolveLimits(options, settings);
    const backoff = createBackoff(limits.retries, random, findLongestDelay(limits));
    const input = { path, body: wanted, options };
    const attempt = async (): Promise<Outcome<Ensured<Row>, unknown>> => {
      try {
        return { result: { outcome: "created", data: await callOperation<Row>(settings, operations.create, input) } };
      } catch (failure) {
        const wasLost = mayHaveSucceeded(failure);
        // A 400 or 409 may mean that the resource exists, because another process or a lost request has created it.
        const row = wasLost || isRefusal(failure) ? await find() : undefined;
        if (row) return { result: await updateIfDifferent(row) };
        if (wasLost) return { failure };
        throw failure;
      }
    };
    return retryOrThrow(attempt, backoff, (delay) => clock.sleep(delay, options.signal));
  };
}

/**
 * Returns the wanted properties that a row lacks or has with other values; undefined when nothing differs. Undefined
 * properties are ignored. An empty string is how a value is cleared, so it equals null.
 */
export function findDifferences<Wanted extends object>(wanted: Wanted, row: object): Partial<Wanted> | undefined {
  const different = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && (Reflect.get(row, name) ?? "") !== (value ?? ""),
  );
  return different.length > 0 ? (Object.fromEntries(different) as Partial<Wanted>) : undefined;
}
