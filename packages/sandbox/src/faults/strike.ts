import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { OperationId } from "../generated/operation-id.ts";
import { strikesOn } from "./faults.ts";

/** Thrown in the place of an answer: the connection is to be cut. */
export class Dropped extends Error {
  override readonly name = "Dropped";
}

/** Thrown in the place of an answer: one that a fault gives. */
export class FaultAnswer extends Error {
  override readonly name = "FaultAnswer";
  readonly status: number;
  /** In seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: number | undefined) {
    super(`A fault of the sandbox answers ${status}, as it was told`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * Does the work of a request, with the faults that strike it.
 *
 * @throws Dropped or FaultAnswer where one of them says so.
 */
export async function underFaults<Result>(
  { store, metrics }: Pick<Context, "store" | "metrics">,
  workspace: string,
  operation: OperationId,
  work: () => Promise<Result>,
): Promise<Result> {
  const strikes = await strikesOn(store, workspace, operation);
  for (const { rule } of strikes) metrics.struck(operation, rule);
  for (const { latency } of strikes) if (latency > 0) await wait(latency);
  const rules = strikes.map(({ rule }) => rule);
  if (rules.some(({ drop }) => drop === "before")) throw new Dropped("The connection was cut before the work");
  const answer = rules.find(({ status }) => status !== undefined);
  if (answer?.status !== undefined) throw new FaultAnswer(answer.status, answer.retryAfter);
  const result = await work();
  if (rules.some(({ drop }) => drop === "after")) throw new Dropped("The connection was cut after the work");
  return result;
}
