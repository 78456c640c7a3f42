import type { LogEntry } from "./log-entry.ts";

/** What is written of each request: nothing, a line for people, or a line for programs. */
export const logForms = ["none", "text", "json"] as const;

export type LogForm = (typeof logForms)[number];

/** How much of an address and of a reason is written: a caller decides how long they are. */
const TEXT = 200;

/** A line for people. */
export function textLine({ method, url, status, milliseconds, traceId, reason }: LogEntry): string {
  const why = reason === undefined ? "" : ` (${reason})`;
  return `${method} ${url.slice(0, TEXT)} ${status ?? "dropped"} ${milliseconds.toFixed(1)} ms ${traceId}${why}\n`;
}

/** A line for programs: JSON, without headers and bodies. What is secret is masked in the entry already. */
export function jsonLine(entry: LogEntry): string {
  const { at, workspace, operation, method, url, status, milliseconds, traceId, reason } = entry;
  return eventLine("request", at, {
    method,
    url: url.slice(0, TEXT),
    operation,
    status,
    milliseconds: Math.round(milliseconds * 10) / 10,
    workspace,
    trace_id: traceId,
    reason: reason?.slice(0, TEXT),
  });
}

/** A line for programs of something else that happened. */
export function eventLine(event: string, at: number, details: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ time: new Date(at).toISOString(), event, ...details })}\n`;
}
