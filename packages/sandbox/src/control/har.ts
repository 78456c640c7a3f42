import manifest from "../../package.json" with { type: "json" };
import type { LogEntry } from "../log/log-entry.ts";

/** Converts log entries to an HTTP Archive 1.2, which browser developer tools and many others read. */
export function toHar(entries: readonly LogEntry[], origin: string): object {
  return {
    log: {
      version: "1.2",
      creator: { name: manifest.name, version: manifest.version },
      entries: entries.map((entry) => ({
        startedDateTime: new Date(entry.at).toISOString(),
        time: entry.milliseconds,
        request: {
          method: entry.method,
          url: `${origin}${entry.url}`,
          httpVersion: "HTTP/1.1",
          cookies: [],
          headers: harHeaders(entry.requestHeaders),
          queryString: [...new URL(entry.url, origin).searchParams].map(([name, value]) => ({ name, value })),
          ...(entry.requestBody !== undefined && {
            postData: {
              mimeType: entry.requestHeaders["content-type"] ?? "",
              text: entry.requestBody,
              ...(entry.cut.includes("request") && truncation(entry.requestBody, entry.requestSize)),
            },
          }),
          headersSize: -1,
          bodySize: entry.requestSize,
        },
        response: entry.status === null ? droppedResponse(entry) : harResponse(entry, entry.status),
        cache: {},
        timings: { send: 0, wait: entry.milliseconds, receive: 0 },
        ...(entry.reason !== undefined && { comment: entry.reason }),
      })),
    },
  };
}

function harResponse(entry: LogEntry, status: number): object {
  const text = entry.responseBody ?? "";
  return {
    status,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: harHeaders(entry.responseHeaders),
    content: {
      size: entry.responseSize,
      mimeType: entry.responseHeaders["content-type"] ?? "",
      text,
      ...(entry.cut.includes("response") && truncation(text, entry.responseSize)),
    },
    redirectURL: "",
    headersSize: -1,
    bodySize: entry.responseSize,
  };
}

/** A response that was never received, as Chrome records it. */
function droppedResponse({ reason }: LogEntry): object {
  return {
    status: 0,
    statusText: "",
    httpVersion: "",
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: "x-unknown" },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
    _error: reason ?? "The connection was dropped",
  };
}

/** Marks a truncated body. HTTP Archives have no field for it; names of other fields start with an underscore. */
function truncation(text: string, size: number): object {
  return { comment: `Truncated: the first ${Buffer.byteLength(text)} of ${size} bytes`, _truncated: true };
}

function harHeaders(headers: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
