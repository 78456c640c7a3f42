import type { Finding } from "./observe.ts";
import type { SkipReason } from "./read-har.ts";

/** A finding and the number of times it occurred. */
export interface Counted extends Finding {
  readonly times: number;
}

/** Groups equal findings, the most frequent first. */
export function count(findings: readonly Finding[]): readonly Counted[] {
  const groups = Map.groupBy(findings, ({ operation, what }) => `${operation} ${what}`);
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ ...group[0], times: group.length }] : []))
    .toSorted((one, two) => two.times - one.times);
}

/** Counts the skipped entries by reason. */
export function countSkipped(skipped: readonly SkipReason[]): Readonly<Record<string, number>> {
  const groups = Object.entries(Object.groupBy(skipped, (reason) => reason));
  return Object.fromEntries(groups.map(([reason, group]) => [reason, group.length]));
}

/** Renders the findings as text. */
export function renderReport(calls: number, findings: readonly Counted[], skipped: readonly SkipReason[]): string {
  const lines = findings.map(({ operation, what, where, assumed, times }) =>
    [
      `${operation} ${what}${times > 1 ? ` (${times} times)` : ""}`,
      `  described at  ${where}`,
      ...(assumed.length > 0 ? [`  assumed       ${assumed.join(", ")}`] : []),
    ].join("\n"),
  );
  const summary =
    findings.length === 0
      ? `${calls} calls, all of which agree with the description.`
      : `${calls} calls, and ${findings.length === 1 ? "1 contradiction" : `${findings.length} contradictions`} of the description.`;
  const reasons = Object.entries(countSkipped(skipped)).map(([reason, times]) => `${times} ${reason}`);
  const rest = reasons.length > 0 ? [`Skipped entries: ${reasons.join(", ")}.`] : [];
  return `${[...lines, summary, ...rest].join("\n\n")}\n`;
}
