import type { Finding } from "./observe.ts";

/** A finding with how often it was made. */
export interface Counted extends Finding {
  readonly times: number;
}

/** The same findings together, the most frequent first. */
export function count(findings: readonly Finding[]): readonly Counted[] {
  const groups = Map.groupBy(findings, ({ operation, what }) => `${operation} ${what}`);
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ ...group[0], times: group.length }] : []))
    .toSorted((one, two) => two.times - one.times);
}

/** What a person reads. */
export function renderReport(calls: number, findings: readonly Counted[]): string {
  const lines = findings.map(({ operation, what, where, assumed, times }) =>
    [
      `${operation} ${what}${times > 1 ? ` (${times} times)` : ""}`,
      `  described at  ${where}`,
      ...(assumed.length > 0 ? [`  assumed       ${assumed.join(", ")}`] : []),
    ].join("\n"),
  );
  const summary =
    findings.length === 0
      ? `${calls} calls, and the description is right about all of them.`
      : `${calls} calls, and ${findings.length === 1 ? "1 thing" : `${findings.length} things`} that the description says otherwise.`;
  return `${[...lines, summary].join("\n\n")}\n`;
}
