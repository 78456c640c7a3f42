import type { LogEntry } from "./log-entry.ts";

/** How many requests of a workspace are remembered, and of how many workspaces. */
const ENTRIES = 500;
const WORKSPACES = 200;

/** How much of a body is remembered, in characters. */
const BODY = 10_000;

/** What happened lately, by workspace, in the memory of this process. */
export class RequestLog {
  readonly #byWorkspace = new Map<string, LogEntry[]>();
  readonly #listeners = new Set<(entry: LogEntry) => void>();
  #last = 0;
  /** The last long answer and its beginning: the same list is often read again and again. */
  #long = { body: "", beginning: "" };

  add(entry: Omit<LogEntry, "id" | "cut">): void {
    const { requestBody = "", responseBody = "" } = entry;
    const kept: LogEntry = {
      ...entry,
      id: ++this.#last,
      requestBody: requestBody.length > BODY ? truncate(requestBody) : entry.requestBody,
      responseBody: responseBody.length > BODY ? this.#beginningOfAnswer(responseBody) : entry.responseBody,
      cut: [
        ...(requestBody.length > BODY ? (["request"] as const) : []),
        ...(responseBody.length > BODY ? (["response"] as const) : []),
      ],
    };
    const entries = this.#byWorkspace.get(kept.workspace) ?? this.#open(kept.workspace);
    entries.push(kept);
    // Twice as many may gather, so that not each one moves all the others.
    if (entries.length >= ENTRIES * 2) entries.splice(0, ENTRIES);
    for (const listener of this.#listeners) listener(kept);
  }

  /** The latest entries of a workspace, oldest first. */
  entries(workspace: string): readonly LogEntry[] {
    return this.#byWorkspace.get(workspace)?.slice(-ENTRIES) ?? [];
  }

  clear(workspace: string): void {
    this.#byWorkspace.delete(workspace);
  }

  /** Hears of every entry from now on, until the function that comes back is called. */
  listen(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #beginningOfAnswer(body: string): string {
    if (body !== this.#long.body) this.#long = { body, beginning: truncate(body) };
    return this.#long.beginning;
  }

  #open(workspace: string): LogEntry[] {
    const [oldest] = this.#byWorkspace.keys();
    if (oldest !== undefined && this.#byWorkspace.size >= WORKSPACES) this.#byWorkspace.delete(oldest);
    const entries: LogEntry[] = [];
    this.#byWorkspace.set(workspace, entries);
    return entries;
  }
}

/** The beginning of a long body, as a text of its own: a slice would keep the whole in memory. */
function truncate(body: string): string {
  return Buffer.from(body.slice(0, BODY)).toString();
}
