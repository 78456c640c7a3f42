import type { ErrorFormatUse } from "../engine/error-formats.ts";
import type { Finding } from "../engine/finding.ts";
import type { NotTried, Report } from "./report.ts";
import { coverageLines } from "./coverage-lines.ts";
import { printable } from "@chekt/description/printable";
import { counted, groupFindings } from "./group-findings.ts";

/** How many items of a long list are named. */
const NAMED = 6;

/** Renders a report for a terminal. */
export function terminalReport(report: Report): string {
  const { target, baseUrl, version, seed, seconds, requests, cases, findings, coverage, notTried, left, errorFormat } =
    report;
  const lines = [
    `${printable(`${target} (${baseUrl})`)}, tested against version ${version}`,
    `  ${cases} cases, ${requests} requests, ${seconds.toFixed(1)} s, --seed ${seed}`,
    `  ${coverage.seen} of ${coverage.all} status codes, parameters and properties of the description were exercised`,
    ...(coverage.missing.length > 0 ? [`    missing: ${named(coverage.missing)}`] : []),
    `  ${errorFormatLine(errorFormat)}`,
    ...notTried.map(notTriedLine).map((line) => `  ${line}`),
    ...(left.length > 0 ? [`  not cleaned up, because deletion failed: ${printable(JSON.stringify(left))}`] : []),
    "",
    ...coverageLines(coverage.operations).map((line) => `  ${line}`),
    "",
    findings.length === 0 ? "No findings." : `${counted(findings.length, "finding")}:`,
    ...findings.flatMap((finding) => ["", ...findingLines(finding)]),
    ...closingLines(findings),
  ];
  return `${lines.join("\n")}\n`;
}

/** Counts the findings by check: on a terminal, their list has scrolled away by then. */
function closingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const lines = groupFindings(findings).map(
    ({ check, count, places }) => `  ${check}: ${count} in ${counted(places.length, "operation")}`,
  );
  return ["", `${counted(findings.length, "finding")} by check:`, ...lines];
}

/** Renders the format of the target's errors. For one that mixes both, it names the operations. */
export function errorFormatLine({ format, operations: { flat, nested } }: ErrorFormatUse): string {
  if (format === "unknown") return "error format: unknown, because no response had an error in a described format";
  if (format !== "mixed") return `error format: ${format}`;
  return `error format: mixed, so that clients must read both (flat: ${named(flat)}; nested: ${named(nested)})`;
}

/** Renders what was not tried, and why. */
export function notTriedLine({ why, tasks, checks }: NotTried): string {
  const what = [...checks, ...(tasks.length > 1 ? [`${tasks.length} tasks`] : tasks)];
  return printable(`not tried: ${why} (${what.join(", ")})`);
}

/** Renders a finding like a bug report. */
export function findingLines(finding: Finding): string[] {
  const { check, operation, request, expected, where, got, status, answer, replay, task } = finding;
  return [
    `${operation ?? task}: ${check}`,
    ...(request === undefined ? [] : [`  request    ${request}`]),
    `  expected   ${expected}`,
    `  rule       ${where}`,
    ...(got === undefined ? [] : [`  received   ${got}`]),
    ...(status === undefined ? [] : [`  response   ${status} ${answer}`.trimEnd()]),
    `  replay     ${replay}`,
  ].map(printable);
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
