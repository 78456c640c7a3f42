import type { LogEntry } from "./log-entry.ts";

/** How many requests are kept per workspace, and of how many workspaces. */
const ENTRIES = 500;
const WORKSPACES = 200;

/** How much of a body is kept, in characters. */
const BODY = 10_000;

/** The latest requests, by workspace, in the memory of this process. */
export class RequestLog {
  readonly #byWorkspace = new Map<string, LogEntry[]>();
  readonly #listeners = new Set<(entry: LogEntry) => void>();
  #last = 0;
  /** The last long response body and its truncation, because the same list is often read repeatedly. */
  #long = { body: "", truncated: "" };

  add(entry: Omit<LogEntry, "id" | "cut">): void {
    const { requestBody = "", responseBody = "" } = entry;
    const logged: LogEntry = {
      ...entry,
      id: ++this.#last,
      requestBody: requestBody.length > BODY ? truncate(requestBody) : entry.requestBody,
      responseBody: responseBody.length > BODY ? this.#truncateResponse(responseBody) : entry.responseBody,
      cut: [
        ...(requestBody.length > BODY ? (["request"] as const) : []),
        ...(responseBody.length > BODY ? (["response"] as const) : []),
      ],
    };
    const entries = this.#byWorkspace.get(logged.workspace) ?? this.#open(logged.workspace);
    entries.push(logged);
    // Trims only every ENTRIES requests, because removing from the front moves all others.
    if (entries.length >= ENTRIES * 2) entries.splice(0, ENTRIES);
    for (const listener of this.#listeners) listener(logged);
  }

  /** Returns the latest entries of a workspace, oldest first. */
  entries(workspace: string): readonly LogEntry[] {
    return this.#byWorkspace.get(workspace)?.slice(-ENTRIES) ?? [];
  }

  clear(workspace: string): void {
    this.#byWorkspace.delete(workspace);
  }

  /** Calls the listener with every entry from now on, until the returned function is called. */
  listen(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #truncateResponse(body: string): string {
    if (body !== this.#long.body) this.#long = { body, truncated: truncate(body) };
    return this.#long.truncated;
  }

  #open(workspace: string): LogEntry[] {
    const [oldest] = this.#byWorkspace.keys();
    if (oldest !== undefined && this.#byWorkspace.size >= WORKSPACES) this.#byWorkspace.delete(oldest);
    const entries: LogEntry[] = [];
    this.#byWorkspace.set(workspace, entries);
    return entries;
  }
}

/** Truncates a body into a new string, because a slice would keep the whole body in memory. */
function truncate(body: string): string {
  return Buffer.from(body.slice(0, BODY)).toString();
}
