import type { Finding } from "../engine/finding.ts";
import type { NotTried, Report } from "./report.ts";
import { coverageLines } from "./coverage-lines.ts";

/** How many of many things are named. */
const NAMED = 6;

/** A report for people who read it in a terminal. */
export function terminalReport(report: Report): string {
  const { target, baseUrl, version, seed, seconds, requests, cases, findings, coverage, notTried, left } = report;
  const lines = [
    `${target} (${baseUrl}), held against version ${version}`,
    `  ${cases} cases, ${requests} requests, ${seconds.toFixed(1)} s, --seed ${seed}`,
    `  ${coverage.seen} of ${coverage.all} statuses, parameters and properties of the description were exercised`,
    ...(coverage.missing.length > 0 ? [`    not: ${named(coverage.missing)}`] : []),
    ...notTried.map(notTriedLine).map((line) => `  ${line}`),
    ...(left.length > 0 ? [`  left behind, because it could not be deleted: ${JSON.stringify(left)}`] : []),
    "",
    ...coverageLines(coverage.operations).map((line) => `  ${line}`),
    "",
    findings.length === 0 ? "No findings." : `${findings.length} finding${findings.length === 1 ? "" : "s"}:`,
    ...findings.flatMap((finding) => ["", ...findingLines(finding)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Why something was not tried, and how much that is. */
export function notTriedLine({ why, tasks, checks }: NotTried): string {
  const what = [...checks, ...(tasks.length > 1 ? [`${tasks.length} tasks`] : tasks)];
  return `not tried: ${why} (${what.join(", ")})`;
}

/** A finding, as one would write it to those who run the server. */
export function findingLines(finding: Finding): string[] {
  const { check, operation, request, expected, where, got, status, answer, replay, task } = finding;
  return [
    `${operation ?? task}: ${check}`,
    ...(request === undefined ? [] : [`  request    ${request}`]),
    `  expected   ${expected}`,
    `  because    ${where}`,
    ...(got === undefined ? [] : [`  got        ${got}`]),
    ...(status === undefined ? [] : [`  answer     ${status} ${answer}`.trimEnd()]),
    `  again      ${replay}`,
  ];
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
