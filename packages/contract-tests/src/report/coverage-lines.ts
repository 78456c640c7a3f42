import { type OperationCoverage, totalTimes } from "../engine/coverage.ts";

/**
 * A line for each operation: how often each status came, how many of the parameters and properties were sent, and with how
 * many of the statuses each was, all in all.
 */
export function coverageLines(operations: readonly OperationCoverage[]): string[] {
  const rows = operations.map(({ operation, statuses, parameters }) => {
    const counts = Object.values(parameters);
    const pairs = counts.flatMap((ofStatuses) => Object.values(ofStatuses));
    return [
      operation,
      Object.entries(statuses)
        .map(([status, times]) => `${status}:${times}`)
        .join(" "),
      `${counts.filter((ofStatuses) => totalTimes(ofStatuses) > 0).length} of ${counts.length}`,
      `${pairs.filter((times) => times > 0).length} of ${pairs.length}`,
    ];
  });
  return aligned([["operation", "status:times", "parameters", "by status"], ...rows]);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
