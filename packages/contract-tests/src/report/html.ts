import type { Report } from "./report.ts";
import { escape } from "./escape.ts";
import { renderCoverage } from "./html-coverage.ts";
import { STYLE } from "./html-style.ts";
import { counted } from "./group-findings.ts";
import { renderFindings } from "./html-findings.ts";
import { errorFormatLine } from "./terminal.ts";

/** Renders a report as a self-contained HTML page. */
export function htmlReport(report: Report): string {
  const { target, baseUrl, version, findings, coverage } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(target)} – CHeKT Partner API contract</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(target)}: ${findings.length === 0 ? "no findings" : counted(findings.length, "finding")}</h1>
<p class="quiet">${escape(baseUrl)}, tested against version ${escape(version)} of the CHeKT Partner API.</p>
${facts(report)}
${mixedNote(report)}<h2>Findings</h2>
${renderFindings(findings)}
<h2>Coverage</h2>
<p>${coverage.seen} of ${coverage.all} status codes, parameters and properties were exercised. Expand an operation to see how often
each parameter was sent, by status code of the response.</p>
${coverage.operations.map(renderCoverage).join("\n")}
<h2>Not tried</h2>
${notTriedList(report)}
<h2>Tasks</h2>
${tasksTable(report)}
</main>
</body>
</html>
`;
}

function mixedNote({ errorFormat }: Report): string {
  return errorFormat.format === "mixed" ? `<p class="note">${escape(errorFormatLine(errorFormat))}</p>\n` : "";
}

function facts({ cases, requests, seconds, seed, coverage, notTried, errorFormat }: Report): string {
  const tasks = new Set(notTried.flatMap((one) => one.tasks)).size;
  const shown: Readonly<Record<string, string>> = {
    cases: String(cases),
    requests: String(requests),
    coverage: `${Math.floor((100 * coverage.seen) / coverage.all)} %`,
    "tasks not tried": String(tasks),
    "error format": errorFormat.format,
    seconds: seconds.toFixed(1),
    seed: String(seed),
  };
  const entries = Object.entries(shown).map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return `<dl class="facts">${entries.join("\n")}</dl>`;
}

function notTriedList({ notTried }: Report): string {
  if (notTried.length === 0) return "<p>Everything was tried.</p>";
  const items = notTried.map(({ why, tasks, checks }) => {
    const names = [...checks, ...tasks].map((name) => `<code>${escape(name)}</code>`);
    return `<li>${escape(why)}<br><span class="quiet">${names.join(", ")}</span></li>`;
  });
  return `<ul>${items.join("\n")}</ul>`;
}

function tasksTable({ tasks }: Report): string {
  const heads = ["cases", "requests", "ms", "findings"].map((name) => `<th scope="col" class="number">${name}</th>`);
  const rows = tasks.map((task) => {
    const numbers = [task.cases, task.requests, Math.round(task.milliseconds), task.findings];
    const cells = numbers.map((number) => `<td class="number">${number}</td>`);
    return `<tr><th scope="row">${escape(task.task)}</th>${cells.join("")}</tr>`;
  });
  return `<div class="wide"><table>
<thead><tr><th scope="col">task</th>${heads.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table></div>`;
}
