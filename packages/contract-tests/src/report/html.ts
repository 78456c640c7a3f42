import type { OperationCoverage } from "../suite/coverage.ts";
import type { Report } from "../suite/report.ts";
import { findingLines } from "./terminal.ts";

/** A report as one page that needs nothing else. */
export function htmlReport(report: Report): string {
  const { target, baseUrl, version, seed, seconds, cases, requests, findings, coverage, notTried, tasks } = report;
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
<h1>${escape(target)}: ${findings.length === 0 ? "no findings" : `${findings.length} findings`}</h1>
<p>${escape(baseUrl)}, held against version ${escape(version)} of the CHeKT Partner API. ${cases} cases,
${requests} requests, ${seconds.toFixed(1)} s, seed ${seed}.</p>
<h2>Findings</h2>
${findings.length === 0 ? "<p>None.</p>" : findings.map((finding) => `<pre>${escape(findingLines(finding).join("\n"))}</pre>`).join("\n")}
<h2>Coverage</h2>
<p>${coverage.seen} of ${coverage.all} statuses, parameters and properties were exercised.</p>
<table>
<thead><tr><th scope="col">operation</th><th scope="col">statuses</th><th scope="col">parameters and properties</th></tr></thead>
<tbody>
${coverage.operations.map(coverageRow).join("\n")}
</tbody>
</table>
<h2>Not tried</h2>
${notTried.length === 0 ? "<p>All was tried.</p>" : `<ul>${notTried.map(({ why, tasks: ids }) => `<li>${escape(why)} (${escape(ids.join(", "))})</li>`).join("\n")}</ul>`}
<h2>Tasks</h2>
<table>
<thead><tr><th scope="col">task</th><th scope="col">cases</th><th scope="col">requests</th><th scope="col">ms</th><th scope="col">findings</th></tr></thead>
<tbody>
${tasks.map((task) => `<tr><td>${escape(task.task)}</td><td>${task.cases}</td><td>${task.requests}</td><td>${task.milliseconds.toFixed(0)}</td><td>${task.findings}</td></tr>`).join("\n")}
</tbody>
</table>
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.5rem; border-bottom: 1px solid #8884; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.75rem; border-left: 4px solid #c33; background: #8881; }
.seen, .unseen { display: inline-block; margin: 0 0.25rem 0.25rem 0; padding: 0 0.4rem; border-radius: 0.25rem; }
.seen { background: #2a72; }
.unseen { background: #c33; color: #fff; }
`;

function coverageRow({ operation, statuses, parameters }: OperationCoverage): string {
  return `<tr><td>${escape(operation)}</td><td>${marks(statuses)}</td><td>${marks(parameters)}</td></tr>`;
}

function marks(counted: Readonly<Record<string, number>>): string {
  return Object.entries(counted)
    .map(([name, times]) => {
      const [kind, title] = times > 0 ? ["seen", `${times} times`] : ["unseen", "never"];
      return `<span class="${kind}" title="${title}">${escape(name)}${times > 0 ? "" : " (never)"}</span>`;
    })
    .join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
