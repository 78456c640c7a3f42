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
            postData: { mimeType: entry.requestHeaders["content-type"] ?? "", text: entry.requestBody },
          }),
          headersSize: -1,
          bodySize: entry.requestBody === undefined ? 0 : Buffer.byteLength(entry.requestBody),
        },
        response: {
          // A dropped request has no status code.
          status: entry.status ?? 0,
          statusText: "",
          httpVersion: "HTTP/1.1",
          cookies: [],
          headers: harHeaders(entry.responseHeaders),
          content: {
            size: Buffer.byteLength(entry.responseBody ?? ""),
            mimeType: entry.responseHeaders["content-type"] ?? "",
            text: entry.responseBody ?? "",
          },
          redirectURL: "",
          headersSize: -1,
          bodySize: -1,
        },
        cache: {},
        timings: { send: 0, wait: entry.milliseconds, receive: 0 },
        ...(entry.reason !== undefined && { comment: entry.reason }),
      })),
    },
  };
}

function harHeaders(headers: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
