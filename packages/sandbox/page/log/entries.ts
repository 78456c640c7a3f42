import type { LogEntry } from "../../src/log/log-entry.ts";

export type { LogEntry };

/** How many requests the page keeps. */
export const BOUND = 500;

/** Which requests are shown. */
export interface LogFilter {
  readonly text: string;
  readonly outcome: string;
}

/** What makes a request itself: numbers begin anew with each start of the sandbox. */
export function entryKey({ id, at }: LogEntry): string {
  return `${id}@${at}`;
}

/** Puts more requests to those that are known, the latest first, each once, and no more than the bound. */
export function merged(known: readonly LogEntry[], more: readonly LogEntry[]): LogEntry[] {
  const byKey = new Map([...known, ...more].map((entry) => [entryKey(entry), entry]));
  return [...byKey.values()].toSorted((one, other) => other.at - one.at || other.id - one.id).slice(0, BOUND);
}

/** The kinds of outcome, as they can be chosen. */
export function classifyStatus({ status }: Pick<LogEntry, "status">): "dropped" | "failed" | "refused" | "done" {
  if (status === null) return "dropped";
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "done";
}

/** Whether a request is one that is looked for: by its outcome, and by a text that stands in what is shown of it. */
export function matches(entry: LogEntry, { text, outcome }: LogFilter): boolean {
  if (outcome !== "" && classifyStatus(entry) !== outcome) return false;
  const { method, url, operation = "", traceId, reason = "", status, requestBody = "", responseBody = "" } = entry;
  const all = `${method} ${url} ${decoded(url)} ${status ?? "dropped"} ${operation} ${traceId} ${reason} ${requestBody} ${responseBody}`;
  return all.toLowerCase().includes(text.trim().toLowerCase());
}

/** A URL as people read it. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Whether a request may have changed what the workspace holds. */
export function changesData({ method, operation, status }: LogEntry): boolean {
  return (
    method !== "GET" && operation !== undefined && operation !== "createToken" && (status === null || status < 400)
  );
}
