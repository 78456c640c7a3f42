import { shorten } from "../shorten.ts";
import type { LogEntry } from "./log-entry.ts";

/** How many requests are kept per workspace, and of how many workspaces. */
const ENTRIES = 500;
const WORKSPACES = 200;

/** How much of a body is kept, in characters. */
const BODY = 10_000;

/** How much of a URL, of a header and of a reason is kept, in characters. Callers control how long they are. */
const URL_LENGTH = 4000;
const HEADER = 1000;
const REASON = 1000;

/** How many headers are kept. */
const HEADERS = 100;

/** What an entry takes besides its strings, in bytes. */
const OVERHEAD = 1000;

/** An entry, and the memory it takes. */
interface Kept {
  readonly entry: LogEntry;
  readonly bytes: number;
}

interface WorkspaceLog {
  readonly kept: Kept[];
  bytes: number;
}

/** The latest requests, by workspace, in the memory of this process. */
export class RequestLog {
  readonly #maxBytes: number;
  readonly #byWorkspace = new Map<string, WorkspaceLog>();
  readonly #listeners = new Set<(entry: LogEntry) => void>();
  #bytes = 0;
  #last = 0;
  /** The last long response body and its truncation, because the same list is often read repeatedly. */
  #long = { body: "", truncated: "" };

  /** @param maxBytes how much memory all workspaces together may take. */
  constructor(maxBytes: number = Infinity) {
    this.#maxBytes = maxBytes;
  }

  /** How much memory the entries take at most, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  add(entry: Omit<LogEntry, "id" | "cut">): void {
    const { requestBody = "", responseBody = "", reason } = entry;
    const logged: LogEntry = {
      ...entry,
      id: ++this.#last,
      url: shorten(entry.url, URL_LENGTH),
      requestHeaders: shortenHeaders(entry.requestHeaders),
      responseHeaders: shortenHeaders(entry.responseHeaders),
      requestBody: requestBody.length > BODY ? truncate(requestBody) : entry.requestBody,
      responseBody: responseBody.length > BODY ? this.#truncateResponse(responseBody) : entry.responseBody,
      reason: reason === undefined ? undefined : shorten(reason, REASON),
      cut: [
        ...(requestBody.length > BODY ? (["request"] as const) : []),
        ...(responseBody.length > BODY ? (["response"] as const) : []),
      ],
    };
    const log = this.#byWorkspace.get(logged.workspace) ?? this.#open(logged.workspace);
    const bytes = measure(logged);
    log.kept.push({ entry: logged, bytes });
    log.bytes += bytes;
    this.#bytes += bytes;
    // Trims only every ENTRIES requests, because removing from the front moves all others.
    if (log.kept.length >= ENTRIES * 2) this.#trim(log, ENTRIES);
    while (this.#bytes > this.#maxBytes) this.#trimLargest();
    for (const listener of this.#listeners) listener(logged);
  }

  /** Returns the latest entries of a workspace, oldest first. */
  entries(workspace: string): readonly LogEntry[] {
    return (this.#byWorkspace.get(workspace)?.kept ?? []).slice(-ENTRIES).map(({ entry }) => entry);
  }

  /** Returns the first entry of a workspace after the one with an ID, if there is one. */
  next(workspace: string, after: number): LogEntry | undefined {
    const kept = this.#byWorkspace.get(workspace)?.kept ?? [];
    // Readers are usually at the end.
    const last = kept.findLastIndex(({ entry }) => entry.id <= after);
    return kept[Math.max(last + 1, kept.length - ENTRIES)]?.entry;
  }

  /** The ID of the latest entry of all workspaces. */
  get lastId(): number {
    return this.#last;
  }

  clear(workspace: string): void {
    this.#bytes -= this.#byWorkspace.get(workspace)?.bytes ?? 0;
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

  #open(workspace: string): WorkspaceLog {
    const [oldest] = this.#byWorkspace.keys();
    if (oldest !== undefined && this.#byWorkspace.size >= WORKSPACES) this.clear(oldest);
    const log: WorkspaceLog = { kept: [], bytes: 0 };
    this.#byWorkspace.set(workspace, log);
    return log;
  }

  /** Removes the older half of the largest log, so that a busy workspace does not displace the others. */
  #trimLargest(): void {
    const [first, ...others] = this.#byWorkspace.values();
    const largest = others.reduce((most, log) => (log.bytes > (most?.bytes ?? 0) ? log : most), first);
    if (largest) this.#trim(largest, Math.ceil(largest.kept.length / 2));
  }

  #trim(log: WorkspaceLog, count: number): void {
    const bytes = log.kept.splice(0, count).reduce((sum, kept) => sum + kept.bytes, 0);
    log.bytes -= bytes;
    this.#bytes -= bytes;
  }
}

/** The memory that an entry takes at most. A character takes two bytes, unless all of a text are in Latin-1. */
function measure({ url, requestHeaders, requestBody, responseHeaders, responseBody, reason }: LogEntry): number {
  let characters = url.length + (requestBody?.length ?? 0) + (responseBody?.length ?? 0) + (reason?.length ?? 0);
  for (const headers of [requestHeaders, responseHeaders]) {
    for (const name in headers) characters += name.length + (headers[name]?.length ?? 0);
  }
  return OVERHEAD + characters * 2;
}

/** Shortens headers, if any of them is long. */
function shortenHeaders(headers: LogEntry["requestHeaders"]): LogEntry["requestHeaders"] {
  const entries = Object.entries(headers);
  if (entries.length <= HEADERS && entries.every(([, value]) => value.length <= HEADER)) return headers;
  return Object.fromEntries(entries.slice(0, HEADERS).map(([name, value]) => [name, shorten(value, HEADER)]));
}

/** Truncates a body into a new string, because a slice would keep the whole body in memory. */
function truncate(body: string): string {
  return Buffer.from(body.slice(0, BODY)).toString();
}
