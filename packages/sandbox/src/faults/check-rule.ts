import { explain } from "../description/explain.ts";
import { validators } from "../generated/control-validators.js";
import { operations } from "../generated/operations.ts";

/** What is wrong with a rule, and in which property. */
export interface InvalidRule {
  readonly message: string;
  readonly field: string | undefined;
}

/**
 * Checks a rule as the control plane receives it. A rule that would never have an effect is invalid, too, because nothing
 * would hint at it.
 */
export function findInvalidRule(rule: unknown): InvalidRule | undefined {
  const validate = validators.addFault.body;
  if (validate && !validate(rule)) {
    const { field, message } = explain(validate.errors ?? [], rule, "the rule");
    return { message, field: field || undefined };
  }
  const { operation, status, retry_after, latency, drop }: Record<string, unknown> = Object(rule);
  if (operation !== "*" && !operations.some(({ id }) => id === operation)) {
    const ids = operations.map(({ id }) => id).join(", ");
    return { message: `Unknown operation "${String(operation)}". Use * for all, or one of ${ids}`, field: "operation" };
  }
  if (retry_after !== undefined && status === undefined) {
    return { message: "retry_after has an effect only with status, such as 429", field: "retry_after" };
  }
  if (status === undefined && latency === undefined && drop === undefined) {
    return { message: "The rule has no effect. Set status, latency or drop.", field: undefined };
  }
  return undefined;
}
