import type { Class, Difference } from "./difference.ts";

/** What a rule found in one operation. */
export interface Finding {
  readonly class: Class;
  /** What changed. Where it says `{in}` or `{from}`, the statuses of the answers are put that say the same. */
  readonly text: string;
  /** The status of the answer that it was found in. */
  readonly status?: string;
  readonly rule: string;
}

/** The findings of an operation as differences: said once, however many of its answers say it. */
export function toDifferences(operation: string | undefined, findings: readonly Finding[]): Difference[] {
  const groups = Map.groupBy(findings, (finding) => `${finding.class} ${finding.text}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const statuses = new Set([first, ...others].flatMap(({ status }) => status ?? []));
    const text = first.text.replace(/\{(in|from)\}/, (_all, word: string) => `${word} ${responses([...statuses])}`);
    return [{ class: first.class, operation, text, rule: first.rule }];
  });
}

function responses(statuses: readonly string[]): string {
  const [last = "", ...others] = statuses.toReversed();
  if (others.length === 0) return `the ${last} response`;
  return `the ${others.toReversed().join(", ")} and ${last} responses`;
}
