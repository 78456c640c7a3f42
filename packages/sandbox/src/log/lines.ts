import { printable } from "@chekt/description/printable";
import type { LogEntry } from "./log-entry.ts";

/** How a request is logged: not at all, as a line for people, or as a line of JSON. */
export const logForms = ["none", "text", "json"] as const;

export type LogForm = (typeof logForms)[number];

/** How many characters of a URL and a reason are logged. Callers control how long they are. */
const TEXT = 200;

/** Formats a line for people. */
export function textLine({ method, url, status, milliseconds, traceId, reason }: LogEntry): string {
  const why = reason === undefined ? "" : ` (${reason.slice(0, TEXT)})`;
  const line = `${method} ${url.slice(0, TEXT)} ${status ?? "dropped"} ${milliseconds.toFixed(1)} ms ${traceId}${why}`;
  return `${printable(line)}\n`;
}

/** Formats a line of JSON, without headers and bodies. Secrets are already masked in the entry. */
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

/** Formats a line of JSON for any other event. */
export function eventLine(event: string, at: number, details: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ time: new Date(at).toISOString(), event, ...details })}\n`;
}
