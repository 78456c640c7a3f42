import type { PatchedFault, WrappedFault } from "./planted-fault.ts";

/** What became of a fault that was planted. */
export interface Outcome {
  readonly fault: Pick<PatchedFault | WrappedFault, "name" | "check" | "task" | "notFound">;
  readonly isFound: boolean;
}

/** What became of a fault, in words: `found by` its check, or why not. */
export function describeVerdict({ check, task, notFound }: Outcome["fault"], checks: readonly string[]): string {
  if (checks.includes(check)) return `found by ${check}`;
  if (checks.length > 0) return `found by ${[...new Set(checks)].join(", ")} instead of ${check}`;
  return notFound ?? `not found by ${task}`;
}

/** How many of a hundred were found. */
export function shareFound(outcomes: readonly Outcome[]): number {
  return (100 * outcomes.filter(({ isFound }) => isFound).length) / outcomes.length;
}

/** How many were found, and by name each that was not. */
export function outcomeLines(outcomes: readonly Outcome[]): string[] {
  const missed = outcomes.filter(({ isFound }) => !isFound);
  const found = outcomes.length - missed.length;
  return [
    `${found} of ${outcomes.length} planted faults were found (${shareFound(outcomes).toFixed(1)} %).`,
    ...missed.map(({ fault: { name, task, notFound } }) => `  not found: ${name} (${notFound ?? `by ${task}`})`),
  ];
}
