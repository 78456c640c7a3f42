import type { Finding } from "../engine/finding.ts";
import type { NotTried, Report } from "./report.ts";
import { coverageLines } from "./coverage-lines.ts";

/** How many items of a long list are named. */
const NAMED = 6;

/** Renders a report for a terminal. */
export function terminalReport(report: Report): string {
  const { target, baseUrl, version, seed, seconds, requests, cases, findings, coverage, notTried, left } = report;
  const lines = [
    `${target} (${baseUrl}), tested against version ${version}`,
    `  ${cases} cases, ${requests} requests, ${seconds.toFixed(1)} s, --seed ${seed}`,
    `  ${coverage.seen} of ${coverage.all} status codes, parameters and properties of the description were exercised`,
    ...(coverage.missing.length > 0 ? [`    missing: ${named(coverage.missing)}`] : []),
    ...notTried.map(notTriedLine).map((line) => `  ${line}`),
    ...(left.length > 0 ? [`  not cleaned up, because deletion failed: ${JSON.stringify(left)}`] : []),
    "",
    ...coverageLines(coverage.operations).map((line) => `  ${line}`),
    "",
    findings.length === 0 ? "No findings." : `${findings.length} finding${findings.length === 1 ? "" : "s"}:`,
    ...findings.flatMap((finding) => ["", ...findingLines(finding)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Renders what was not tried, and why. */
export function notTriedLine({ why, tasks, checks }: NotTried): string {
  const what = [...checks, ...(tasks.length > 1 ? [`${tasks.length} tasks`] : tasks)];
  return `not tried: ${why} (${what.join(", ")})`;
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
  ];
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
