import type { Finding } from "../engine/finding.ts";

/** The findings of a check. */
export interface FindingGroup {
  readonly check: string;
  readonly count: number;
  /** The findings by operation, or by task for those without an operation. */
  readonly places: readonly (readonly [place: string, findings: readonly Finding[]])[];
}

/** Groups findings by check and operation. The check with the most findings is first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return [...Map.groupBy(findings, ({ check }) => check)]
    .map(([check, ofCheck]) => ({
      check,
      count: ofCheck.length,
      places: [...Map.groupBy(ofCheck, ({ operation, task }) => operation ?? task)],
    }))
    .toSorted((one, other) => other.count - one.count);
}

/** Renders a count with its noun: `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
