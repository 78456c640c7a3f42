import { copy } from "../shell/copy.ts";
import { el } from "../shell/dom.ts";
import { curlSnippet } from "../snippets/curl.ts";
import { typescriptSnippet } from "../snippets/typescript.ts";
import { type LogEntry, classifyStatus } from "./entries.ts";

/** The details of a request. */
export function logDetail(entry: LogEntry): HTMLElement {
  return el(
    "div",
    { class: "about" },
    entry.reason !== undefined &&
      el(
        "p",
        { class: `reason ${classifyStatus(entry)}` },
        el("strong", {}, entry.status === null ? "No response" : `Status ${entry.status}`),
        " ",
        entry.reason,
      ),
    el(
      "div",
      { class: "buttons" },
      copier("Copy as curl", "curl command", () => curlSnippet(entry, location.origin)),
      copier("Copy as TypeScript", "TypeScript", () => typescriptSnippet(entry, location.origin)),
      el("span", { class: "trace" }, "Trace ID ", el("code", {}, entry.traceId)),
      copier("Copy trace ID", "Trace ID", () => entry.traceId),
    ),
    el(
      "div",
      { class: "sides" },
      side("Request", entry.requestHeaders, entry.requestBody, entry.cut.includes("request")),
      side("Response", entry.responseHeaders, entry.responseBody, entry.cut.includes("response")),
    ),
  );
}

function copier(label: string, what: string, text: () => string): HTMLElement {
  return el("button", { type: "button", onclick: () => void copy(text(), what) }, label);
}

function side(
  title: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  isCut: boolean,
): HTMLElement {
  const lines = Object.entries(headers).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
  return el(
    "section",
    { "aria-label": title },
    el("h3", {}, title),
    body !== undefined && body !== ""
      ? // Scrollable elements must be focusable for keyboard users.
        el("pre", { tabindex: 0, role: "region", "aria-label": `Body of the ${title.toLowerCase()}` }, pretty(body))
      : el("p", { class: "muted" }, "No body"),
    isCut && el("p", { class: "muted" }, "Truncated: the log keeps only the beginning of long bodies."),
    lines.length > 0 && el("details", { open: true }, el("summary", {}, "Headers"), el("dl", {}, ...lines)),
  );
}

/** Indents JSON, and leaves any other text unchanged. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
