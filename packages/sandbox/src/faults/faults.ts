import type { OperationId } from "../generated/operation-id.ts";
import { type Store, takeIds } from "../store/store.ts";
import type { InTransaction } from "../store/tables.ts";
import { chance } from "./chance.ts";
import type { Fault, FaultRule } from "./fault-rule.ts";

/** The faults of a workspace. */
export interface Faults {
  /** Switches one on. Of several, all that fit a request strike it. */
  add(rule: FaultRule): Promise<Fault>;
  list(): Promise<Fault[]>;
  /** Switches one off; gives false where there is none. */
  remove(id: number): Promise<boolean>;
  /** Switches all off. */
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

/** What strikes a request: its own part of the rules. */
export interface Strike {
  readonly rule: FaultRule;
  /** For how long the caller waits, in milliseconds. */
  readonly latency: number;
}

/** Asks the faults of a workspace that are about an operation whether they strike a request; each counts that it was. */
export async function strikesOn({ db }: Store, workspace: string, operation: OperationId): Promise<Strike[]> {
  const rows = await db
    .updateTable("faults")
    .set((eb) => ({ hits: eb("hits", "+", 1) }))
    .where("workspace", "=", workspace)
    .where("operation", "in", ["*", operation])
    .returning(["fault_id", "rule", "hits"])
    .execute();
  const strikes: Strike[] = [];
  for (const { fault_id, rule: text, hits } of rows.toSorted((one, other) => one.fault_id - other.fault_id)) {
    const rule = parseRule(text);
    if (rule.every !== undefined && hits % rule.every !== 0) continue;
    const seed = rule.seed ?? 1;
    if (rule.probability !== undefined && chance(seed, hits) >= rule.probability) continue;
    // Others may strike at the same time: whoever counts up to the limit is within it.
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
