import type { PlantedFault } from "./planted-fault.ts";

/** Whether a planted fault was found. */
export interface Outcome {
  readonly fault: Pick<PlantedFault, "name" | "check" | "task" | "notFound">;
  readonly isFound: boolean;
}

/** Describes what found a fault, or why it was not found. */
export function describeVerdict({ check, task, notFound }: Outcome["fault"], checks: readonly string[]): string {
  if (checks.includes(check)) return `found by ${check}`;
  if (checks.length > 0) return `found by ${[...new Set(checks)].join(", ")} instead of ${check}`;
  return notFound ?? `not found by ${task}`;
}

/** Returns the percentage of faults that were found. */
export function shareFound(outcomes: readonly Outcome[]): number {
  return (100 * outcomes.filter(({ isFound }) => isFound).length) / outcomes.length;
}

/** Summarizes the outcomes, and names each fault that was not found. */
export function outcomeLines(outcomes: readonly Outcome[]): string[] {
  const missed = outcomes.filter(({ isFound }) => !isFound);
  const found = outcomes.length - missed.length;
  return [
    `${found} of ${outcomes.length} planted faults were found (${shareFound(outcomes).toFixed(1)} %).`,
    ...missed.map(({ fault: { name, task, notFound } }) => `  not found: ${name} (${notFound ?? `by ${task}`})`),
  ];
}
