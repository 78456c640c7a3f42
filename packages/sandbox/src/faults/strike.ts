import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { OperationId } from "../generated/operation-id.ts";
import { selectFaults } from "./faults.ts";

/** Thrown instead of returning a response, to drop the connection. */
export class Dropped extends Error {
  override readonly name = "Dropped";
}

/** Thrown instead of returning a response, to respond with the status code of a fault. */
export class InjectedResponse extends Error {
  override readonly name = "InjectedResponse";
  readonly status: number;
  /** In seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: number | undefined) {
    super(`Injected fault: responded ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * Handles a request, with the faults that apply to it.
 *
 * @throws Dropped or InjectedResponse if a fault says so; Dropped if the sandbox stops while a fault delays the request.
 */
export async function withFaults<Result>(
  { store, metrics, cut }: Pick<Context, "store" | "metrics" | "cut">,
  workspace: string,
  operation: OperationId,
  work: () => Promise<Result>,
): Promise<Result> {
  const strikes = await selectFaults(store, workspace, operation);
  for (const { rule } of strikes) metrics.countFault(operation, rule);
  for (const { latency } of strikes) if (latency > 0) await delay(latency, cut.signal);
  const rules = strikes.map(({ rule }) => rule);
  if (rules.some(({ drop }) => drop === "before"))
    throw new Dropped("Injected fault: dropped the connection before handling the request");
  const response = rules.find(({ status }) => status !== undefined);
  if (response?.status !== undefined) throw new InjectedResponse(response.status, response.retryAfter);
  const result = await work();
  if (rules.some(({ drop }) => drop === "after"))
    throw new Dropped("Injected fault: dropped the connection after handling the request");
  return result;
}

async function delay(milliseconds: number, cut: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal: cut });
  } catch (error) {
    throw new Dropped("The sandbox stopped while an injected fault delayed the request", { cause: error });
  }
}
