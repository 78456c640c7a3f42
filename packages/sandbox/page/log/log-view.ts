import { onClick } from "../shell/action.ts";
import { copy } from "../shell/copy.ts";
import type { Control } from "../shell/control.ts";
import { byId, reconcile, setText } from "../shell/dom.ts";
import { download } from "../shell/download.ts";
import { entryKey, type LogEntry, matches, mergeEntries } from "./entries.ts";
import { logRow } from "./log-row.ts";

/** The view of the log. */
export interface LogView {
  /** Adds requests, in any order. Known requests are replaced. */
  add(entries: readonly LogEntry[]): void;
  /** Removes all requests. */
  clear(): void;
}

/** Creates the live log of requests, newest first. While paused, new requests are collected but not shown. */
export function logView(control: Control): LogView {
  const table = byId("log", HTMLTableElement);
  const search = byId("log-text", HTMLInputElement);
  const outcome = byId("log-outcome", HTMLSelectElement);
  const pause = byId("log-pause", HTMLButtonElement);
  let entries: LogEntry[] = [];
  let shown: LogEntry[] = [];
  let isPaused = false;
  let isDue = false;

  /** Draws at most once per frame, however many requests arrive. */
  function draw(): void {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!isPaused) shown = entries;
      drawNow();
    });
  }

  function drawNow(): void {
    const filter = { text: search.value, outcome: outcome.value };
    const found = shown.filter((entry) => matches(entry, filter));
    reconcile(table, found, entryKey, logRow);
    table.hidden = found.length === 0;
    byId("log-empty", HTMLElement).hidden = shown.length > 0;
    byId("log-none", HTMLElement).hidden = shown.length === 0 || found.length > 0;
    const waiting = isPaused ? entries.filter((entry) => !shown.includes(entry)).length : 0;
    setText(pause, isPaused ? (waiting > 0 ? `Resume (${waiting} new)` : "Resume") : "Pause");
    setText(
      byId("log-count", HTMLElement),
      found.length === shown.length ? `${shown.length}` : `${found.length} of ${shown.length}`,
    );
  }

  search.addEventListener("input", draw);
  outcome.addEventListener("change", draw);
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    draw();
  });
  const clear = (): void => {
    entries = [];
    shown = [];
    draw();
  };
  onClick(byId("log-clear", HTMLButtonElement), async () => {
    await control.call("DELETE", "/requests");
    clear();
    return "Log cleared.";
  });
  onClick(byId("log-har", HTMLButtonElement), async () => {
    const response = await control.open("/requests?format=har");
    download(await response.blob(), `chekt-sandbox-${control.workspace}.har`);
    return undefined;
  });
  const first = `curl ${location.origin}/partner/v1/dealers/42`;
  setText(byId("origin", HTMLElement), location.origin);
  setText(byId("first-request", HTMLElement), first);
  byId("first-copy", HTMLButtonElement).addEventListener("click", () => void copy(first, "curl command"));
  draw();
  return {
    add(added) {
      entries = mergeEntries(entries, added);
      draw();
    },
    clear,
  };
}
