import { type Child, el } from "../shell/dom.ts";
import { clockTime, duration } from "../shell/times.ts";
import { decoded, entryKey, type LogEntry, classifyStatus } from "./entries.ts";
import { logDetail } from "./log-detail.ts";

/**
 * A request in the log: a row, and below it the details, which are created when the row is first opened. Roles are explicit
 * because the rows are laid out as a grid, and some browsers then no longer treat them as a table.
 */
export function logRow(entry: LogEntry): HTMLElement {
  const id = `request-${entryKey(entry)}`;
  const button = el(
    "button",
    { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": id },
    el("span", { class: `method ${entry.method.toLowerCase()}` }, entry.method),
    " ",
    el("span", { class: "path" }, decoded(entry.url)),
  );
  const row = el(
    "tr",
    { role: "row", class: "request" },
    cell("status", el("span", { class: `badge ${classifyStatus(entry)}` }, String(entry.status ?? "dropped"))),
    cell(
      "what",
      button,
      entry.reason !== undefined && el("span", { class: `why ${classifyStatus(entry)}` }, entry.reason),
    ),
    cell("operation", entry.operation ?? "–"),
    cell("took", duration(entry.milliseconds)),
    cell("time", el("time", { datetime: new Date(entry.at).toISOString() }, clockTime(entry.at))),
  );
  const holder = el("td", { role: "cell", colspan: 5 });
  const detail = el("tr", { role: "row", class: "detail", id, hidden: true }, holder);
  const toggle = (): void => {
    const opens = Boolean(detail.hidden);
    detail.hidden = !opens;
    button.setAttribute("aria-expanded", String(opens));
    row.classList.toggle("open", opens);
    if (opens && holder.childElementCount === 0) holder.append(logDetail(entry));
  };
  row.addEventListener("click", () => {
    // Selecting text in the row should not open it.
    if (String(getSelection()) === "") toggle();
  });
  return el("tbody", { role: "rowgroup" }, row, detail);
}

function cell(name: string, ...children: readonly Child[]): HTMLElement {
  return el("td", { role: "cell", class: name }, ...children);
}
