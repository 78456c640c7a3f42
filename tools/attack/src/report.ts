import type { RunReport } from "./run.ts";

/** The value below which a share of the values is. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How many findings are printed. */
const PRINTED = 20;

function latency(values: readonly number[]): string {
  return [0.5, 0.99, 1].map((share) => `${percentile(values, share).toFixed(1).padStart(8)} ms`).join("");
}

/** Renders a report for a terminal. */
export function renderReport({ attacks, findings, idle, attacked }: RunReport): string {
  const rows = attacks.map(({ name, runs, statuses }) => {
    const counts = [...statuses].toSorted(([one], [other]) => one.localeCompare(other));
    return `  ${name.padEnd(18)}${String(runs).padStart(8)}  ${counts.map(([status, count]) => `${status}: ${count}`).join("  ")}`;
  });
  const more = findings.length - PRINTED;
  return [
    `  ${"attack".padEnd(18)}${"runs".padStart(8)}  responses by status code`,
    ...rows,
    "",
    `  another client's reads     p50        p99        max`,
    `  idle              ${latency(idle)}  (${idle.length} reads)`,
    `  under attack      ${latency(attacked)}  (${attacked.length} reads)`,
    "",
    findings.length === 0 ? "No findings." : `${findings.length} findings:`,
    ...findings.slice(0, PRINTED).map((finding) => `  ${finding}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    "",
  ].join("\n");
}
