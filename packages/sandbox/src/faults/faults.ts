import type { OperationId } from "../generated/operation-id.ts";
import { type Store, takeIds } from "../store/store.ts";
import type { InTransaction } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { chance } from "./chance.ts";
import { findInvalidRule } from "./check-rule.ts";
import type { Fault, FaultRule } from "./fault-rule.ts";

/** The injected faults of a workspace. */
export interface Faults {
  /**
   * Adds a fault. If several match a request, all of them apply.
   *
   * @throws TypeError if the rule is invalid, or would never have an effect.
   */
  add(rule: FaultRule): Promise<Fault>;
  /** Lists the faults, with how many requests each has affected. */
  list(): Promise<Fault[]>;
  /**
   * Checks that each fault has affected a request, so that a test does not pass without them.
   *
   * @throws Error that lists the others.
   */
  expectAllStruck(): Promise<void>;
  /** Removes a fault. Returns false if its ID is unknown. */
  remove(id: number): Promise<boolean>;
  /** Removes all faults. */
  clear(): Promise<void>;
}

export function workspaceFaults(store: Store, workspace: string): Faults {
  const { db } = store;
  const change = async <Result>(work: (trx: InTransaction) => Promise<Result>): Promise<Result> => {
    const counted = async (trx: InTransaction): Promise<Result> => {
      const result = await work(trx);
      const { count } = await trx
        .selectFrom("faults")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("workspace", "=", workspace)
        .executeTakeFirstOrThrow();
      await trx.updateTable("workspaces").set({ fault_count: count }).where("workspace", "=", workspace).execute();
      return result;
    };
    // Alone, so that the count is right.
    return inTransaction(store, workspace, counted, "alone");
  };
  const list = async (): Promise<Fault[]> => {
    const rows = await db
      .selectFrom("faults")
      .selectAll()
      .where("workspace", "=", workspace)
      .orderBy("fault_id")
      .execute();
    return rows.map(({ fault_id, rule, hits, strikes }) => ({ id: fault_id, rule: parseRule(rule), hits, strikes }));
  };
  return {
    add: async (rule) => {
      checkRule(rule);
      return change(async (trx) => {
        const fault_id = await takeIds(trx, workspace, "fault");
        await trx
          .insertInto("faults")
          .values({ workspace, fault_id, operation: rule.operation, rule: JSON.stringify(rule), hits: 0, strikes: 0 })
          .execute();
        return { id: fault_id, rule, hits: 0, strikes: 0 };
      });
    },
    list,
    async expectAllStruck() {
      const idle = (await list()).filter(({ strikes }) => strikes === 0);
      if (idle.length === 0) return;
      const rules = idle.map(({ rule, hits }) => `${JSON.stringify(rule)} (of ${hits} matching requests)`);
      throw new Error(`Faults that have affected no request: ${rules.join(", ")}`);
    },
    remove: (id) =>
      change(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("faults")
          .where("workspace", "=", workspace)
          .where("fault_id", "=", id)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    clear: () =>
      change(async (trx) => {
        await trx.deleteFrom("faults").where("workspace", "=", workspace).execute();
      }),
  };
}

/** @throws TypeError if a rule is invalid. */
function checkRule({ retryAfter, ...rule }: FaultRule): void {
  // As the control plane receives it, with its names and without undefined values.
  const sent: unknown = JSON.parse(JSON.stringify({ ...rule, retry_after: retryAfter }));
  const invalid = findInvalidRule(sent);
  if (invalid) throw new TypeError(`Invalid fault: ${invalid.message.replace("retry_after", "retryAfter")}`);
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
    // Faults without a seed affect different requests.
    const seed = rule.seed ?? fault_id;
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
