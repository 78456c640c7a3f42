import type { OperationId } from "../generated/operation-id.ts";
import { type Store, takeIds } from "../store/store.ts";
import type { InTransaction } from "../store/tables.ts";
import { chance } from "./chance.ts";
import type { Fault, FaultRule } from "./fault-rule.ts";

/** The injected faults of a workspace. */
export interface Faults {
  /** Adds a fault. If several match a request, all of them apply. */
  add(rule: FaultRule): Promise<Fault>;
  list(): Promise<Fault[]>;
  /** Removes a fault. Returns false if its ID is unknown. */
  remove(id: number): Promise<boolean>;
  /** Removes all faults. */
  clear(): Promise<void>;
}

export function workspaceFaults({ db }: Store, workspace: string): Faults {
  const inTransaction = async <Result>(work: (trx: InTransaction) => Promise<Result>): Promise<Result> =>
    db.transaction().execute(async (trx) => {
      const result = await work(trx);
      const { count } = await trx
        .selectFrom("faults")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("workspace", "=", workspace)
        .executeTakeFirstOrThrow();
      await trx.updateTable("workspaces").set({ fault_count: count }).where("workspace", "=", workspace).execute();
      return result;
    });
  return {
    add: (rule) =>
      inTransaction(async (trx) => {
        const fault_id = await takeIds(trx, workspace, "fault");
        await trx
          .insertInto("faults")
          .values({ workspace, fault_id, operation: rule.operation, rule: JSON.stringify(rule), hits: 0, strikes: 0 })
          .execute();
        return { id: fault_id, rule, hits: 0, strikes: 0 };
      }),
    async list() {
      const rows = await db
        .selectFrom("faults")
        .selectAll()
        .where("workspace", "=", workspace)
        .orderBy("fault_id")
        .execute();
      return rows.map(({ fault_id, rule, hits, strikes }) => ({ id: fault_id, rule: parseRule(rule), hits, strikes }));
    },
    remove: (id) =>
      inTransaction(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("faults")
          .where("workspace", "=", workspace)
          .where("fault_id", "=", id)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    clear: () =>
      inTransaction(async (trx) => {
        await trx.deleteFrom("faults").where("workspace", "=", workspace).execute();
      }),
  };
}

/** A fault that applies to a request. */
export interface Strike {
  readonly rule: FaultRule;
  /** How long to delay the request, in milliseconds. */
  readonly latency: number;
}

/** Selects the faults that apply to a request of an operation, and counts hits and strikes. */
export async function selectFaults({ db }: Store, workspace: string, operation: OperationId): Promise<Strike[]> {
  const rows = await db
    .updateTable("faults")
    .set((eb) => ({ hits: eb("hits", "+", 1) }))
    .where("workspace", "=", workspace)
    .where("operation", "in", ["*", operation])
    .returning(["fault_id", "rule", "hits"])
    .execute();
  const strikes: Strike[] = [];
  for (const { fault_id, rule: text, hits } of rows.toSorted((a, b) => a.fault_id - b.fault_id)) {
    const rule = parseRule(text);
    if (rule.every !== undefined && hits % rule.every !== 0) continue;
    const seed = rule.seed ?? 1;
    if (rule.probability !== undefined && chance(seed, hits) >= rule.probability) continue;
    // Requests run concurrently, so the store decides which of them are within the limit.
    const { numUpdatedRows } = await db
      .updateTable("faults")
      .set((eb) => ({ strikes: eb("strikes", "+", 1) }))
      .where("workspace", "=", workspace)
      .where("fault_id", "=", fault_id)
      .where("strikes", "<", rule.times ?? Number.MAX_SAFE_INTEGER)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) strikes.push({ rule, latency: pickLatency(rule, chance(~seed, hits)) });
  }
  return strikes;
}

function pickLatency({ latency = 0 }: FaultRule, share: number): number {
  return typeof latency === "number" ? latency : latency.min + (latency.max - latency.min) * share;
}

function parseRule(text: string): FaultRule {
  const rule: FaultRule = JSON.parse(text);
  return rule;
}
