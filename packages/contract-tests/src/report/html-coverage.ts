import { type OperationCoverage, type StatusCounts, totalTimes } from "../engine/coverage.ts";
import { escape } from "./escape.ts";

/** Renders the coverage of an operation: its status codes, and a table of parameters by status code. */
export function renderCoverage({ operation, statuses, parameters }: OperationCoverage): string {
  const sent = Object.values(parameters).filter((counts) => totalTimes(counts) > 0).length;
  const marks = Object.entries(statuses).map(([status, times]) =>
    times > 0 ? `<span class="mark seen">${status}</span>` : `<span class="mark unseen">${status} (never)</span>`,
  );
  const names = Object.entries(parameters);
  const summary = `<code>${escape(operation)}</code> <span class="marks">${marks.join("")}</span>
<span class="quiet">${sent} of ${names.length} parameters</span>`;
  return `<details${isComplete(statuses, parameters) ? "" : " open"}>
<summary>${summary}</summary>
<div class="wide"><table>
<thead><tr><th scope="col">parameter</th>${Object.keys(statuses)
    .map((status) => `<th scope="col" class="number">${status}</th>`)
    .join("")}</tr></thead>
<tbody>
${row("any request", statuses)}
${names.map(([name, counts]) => row(name, counts)).join("\n")}
</tbody>
</table></div>
</details>`;
}

function row(name: string, counts: StatusCounts): string {
  const missing = totalTimes(counts) === 0 ? ` <span class="mark unseen">never</span>` : "";
  const cells = Object.values(counts).map((times) =>
    times > 0
      ? `<td class="number">${times}</td>`
      : `<td class="number never" title="this combination did not occur">–</td>`,
  );
  return `<tr><th scope="row">${escape(name)}${missing}</th>${cells.join("")}</tr>`;
}

function isComplete(statuses: StatusCounts, parameters: OperationCoverage["parameters"]): boolean {
  return (
    Object.values(statuses).every((times) => times > 0) &&
    Object.values(parameters).every((counts) => totalTimes(counts) > 0)
  );
}
