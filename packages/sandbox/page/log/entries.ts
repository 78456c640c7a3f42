import type { LogEntry } from "../../src/log/log-entry.ts";

export type { LogEntry };

/** How many requests the page keeps. */
export const BOUND = 500;

/** Which requests to show. */
export interface LogFilter {
  readonly text: string;
  readonly outcome: string;
}

/** Identifies a request. Its ID alone is not enough, because IDs start over when the sandbox restarts. */
export function entryKey({ id, at }: LogEntry): string {
  return `${id}@${at}`;
}

/** Merges requests without duplicates, newest first, up to the bound. */
export function mergeEntries(known: readonly LogEntry[], added: readonly LogEntry[]): LogEntry[] {
  const byKey = new Map([...known, ...added].map((entry) => [entryKey(entry), entry]));
  return [...byKey.values()].toSorted((a, b) => b.at - a.at || b.id - a.id).slice(0, BOUND);
}

/** Classifies a request by its outcome, as in the outcome filter. */
export function classifyStatus({ status }: Pick<LogEntry, "status">): "dropped" | "failed" | "refused" | "done" {
  if (status === null) return "dropped";
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "done";
}

/** Whether a request matches the filter: by its outcome, and by a text that occurs in it. */
export function matches(entry: LogEntry, { text, outcome }: LogFilter): boolean {
  if (outcome !== "" && classifyStatus(entry) !== outcome) return false;
  const { method, url, operation = "", traceId, reason = "", status, requestBody = "", responseBody = "" } = entry;
  const all = `${method} ${url} ${decoded(url)} ${status ?? "dropped"} ${operation} ${traceId} ${reason} ${requestBody} ${responseBody}`;
  return all.toLowerCase().includes(text.trim().toLowerCase());
}

/** Decodes a URL for display. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Whether a request may have changed the data of the workspace. */
export function changesData({ method, operation, status }: LogEntry): boolean {
  return (
    method !== "GET" && operation !== undefined && operation !== "createToken" && (status === null || status < 400)
  );
}
