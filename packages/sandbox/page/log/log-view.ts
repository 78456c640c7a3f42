import { onClick } from "../shell/action.ts";
import { copy } from "../shell/copy.ts";
import type { Control } from "../shell/control.ts";
import { byId, reconcile, setText } from "../shell/dom.ts";
import { download } from "../shell/download.ts";
import { entryKey, type LogEntry, matches, merged } from "./entries.ts";
import { logRow } from "./log-row.ts";

/** The log, as it is told of. */
export interface LogView {
  /** Takes requests up, in any order, and those again that it knows. */
  add(entries: readonly LogEntry[]): void;
  /** Forgets all. */
  clear(): void;
}

/** The live log of requests. Newest is first; while it is paused, what comes is kept back. */
export function logView(control: Control): LogView {
  const table = byId("log", HTMLTableElement);
  const search = byId("log-text", HTMLInputElement);
  const outcome = byId("log-outcome", HTMLSelectElement);
  const pause = byId("log-pause", HTMLButtonElement);
  let entries: LogEntry[] = [];
  let shown: LogEntry[] = [];
  let isPaused = false;
  let isDue = false;

  /** Draws at most once a frame, however many requests there are. */
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
    return "The log is empty.";
  });
  onClick(byId("log-har", HTMLButtonElement), async () => {
    const answer = await control.open("/requests?format=har");
    download(await answer.blob(), `chekt-sandbox-${control.workspace}.har`);
    return undefined;
  });
  const first = `curl ${location.origin}/partner/v1/dealers/42`;
  setText(byId("origin", HTMLElement), location.origin);
  setText(byId("first-request", HTMLElement), first);
  byId("first-copy", HTMLButtonElement).addEventListener("click", () => void copy(first, "The line"));
  draw();
  return {
    add(more) {
      entries = merged(entries, more);
      draw();
    },
    clear,
  };
}
