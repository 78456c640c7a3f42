import { sql } from "kysely";
import { ApiError } from "../api-error.ts";
import type { Context } from "../context.ts";
import type { MemoryLimits } from "../memory-limits.ts";
import type { Database, InTransaction, Moment } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { clearRows, serializeRows, type WorkspaceRows, writeRows } from "./workspace-rows.ts";

/** Saves and restores the data of a workspace. */
export interface Snapshots {
  /**
   * Saves the current data: dealers, their connections, monitoring stations, sites, contacts, devices and alarm
   * verifications, and the last ID of each. Replaces a snapshot of the same name.
   *
   * @throws Error if the data is too large for a snapshot, or all snapshots together are.
   */
  take(name: string): Promise<void>;
  /**
   * Replaces the current data with the saved data. New rows get the IDs that they would have got after `take`. Idempotency keys
   * are removed, because their responses may name rows that no longer exist.
   *
   * Everything else stays as it is: credentials, tokens, refresh tokens and authorization codes, granted scopes, the clock,
   * faults with their counts and IDs, the rate limit and what clients have used of it, the error format, the other snapshots,
   * and the log of requests. The clock does not go back, so an alarm verification may have expired since.
   *
   * @returns false if the snapshot is unknown. Then nothing changes.
   */
  restore(name: string): Promise<boolean>;
  list(): Promise<{ readonly name: string; readonly created_at: Moment }[]>;
  /** Deletes a snapshot. Returns false if it is unknown. */
  remove(name: string): Promise<boolean>;
}

export function workspaceSnapshots(
  { store, machine, limits }: Pick<Context, "store" | "machine" | "limits">,
  workspace: string,
): Snapshots {
  const { db } = store;
  const alone = <Result>(work: (trx: InTransaction) => Promise<Result>): Promise<Result> =>
    inTransaction(store, workspace, work, "alone");
  return {
    take: (name) =>
      alone(async (trx) => {
        const row = { data: await serialize(trx, workspace, name, limits), created_at: machine() };
        await trx
          .insertInto("snapshots")
          .values({ workspace, name, ...row })
          .onConflict((conflict) => conflict.columns(["workspace", "name"]).doUpdateSet(row))
          .execute();
      }),
    restore: (name) =>
      alone(async (trx) => {
        const snapshot = await trx
          .selectFrom("snapshots")
          .select("data")
          .where("workspace", "=", workspace)
          .where("name", "=", name)
          .executeTakeFirst();
        if (!snapshot) return false;
        const rows: WorkspaceRows = JSON.parse(snapshot.data);
        await clearRows(trx, workspace);
        await writeRows(trx, rows);
        return true;
      }),
    list: () =>
      db
        .selectFrom("snapshots")
        .select(["name", "created_at"])
        .where("workspace", "=", workspace)
        .orderBy("name")
        .execute(),
    async remove(name) {
      const { numDeletedRows } = await db
        .deleteFrom("snapshots")
        .where("workspace", "=", workspace)
        .where("name", "=", name)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

/**
 * Returns the data of a workspace as JSON.
 *
 * @throws ApiError 413 if it is too large, or all snapshots together would be.
 */
async function serialize(
  db: Database,
  workspace: string,
  name: string,
  { snapshot, snapshots }: MemoryLimits,
): Promise<string> {
  const data = await serializeRows(db, workspace, snapshot);
  if (data === undefined) {
    const size = toMegabytes(snapshot);
    throw new ApiError(
      413,
      `The workspace has more than ${size} MB of data, and a snapshot can have at most ${size} MB.`,
    );
  }
  const { rows } = await sql<{ bytes: number | string | null }>`
    SELECT sum(octet_length(data)) AS bytes FROM snapshots WHERE NOT (workspace = ${workspace} AND name = ${name})
  `.execute(db);
  if (Number(rows[0]?.bytes ?? 0) + Buffer.byteLength(data) > snapshots) {
    const size = toMegabytes(snapshots);
    throw new ApiError(413, `All snapshots together can have at most ${size} MB. Delete some, then try again.`);
  }
  return data;
}

function toMegabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}
