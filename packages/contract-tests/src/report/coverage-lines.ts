import { type OperationCoverage, totalTimes } from "../engine/coverage.ts";

/**
 * Renders one line per operation: how often each status code was returned, how many parameters and properties were sent,
 * and how many combinations of parameter and status code occurred.
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
  return aligned([["operation", "status:count", "parameters", "by status"], ...rows]);
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
