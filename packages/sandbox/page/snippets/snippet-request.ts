import type { LogEntry } from "../../src/log/log-entry.ts";

/** What a snippet is made from: a request in the log. */
export type SnippetRequest = Pick<
  LogEntry,
  "method" | "url" | "traceId" | "requestHeaders" | "cut" | "status" | "reason"
> & {
  readonly operation?: string | undefined;
  readonly requestBody?: string | undefined;
};

/** Returns the body as far as it is in the log, and a note if it is incomplete. */
export function readRequestBody({ requestBody, requestHeaders, cut }: SnippetRequest): {
  readonly text: string | undefined;
  readonly note: string | undefined;
} {
  if (requestBody !== undefined) {
    const note = cut.includes("request") ? "Truncated: the log keeps only the beginning of long bodies." : undefined;
    return { text: requestBody === "" ? undefined : requestBody, note };
  }
  const hadBody = Number(requestHeaders["content-length"] ?? 0) > 0 || "transfer-encoding" in requestHeaders;
  return {
    text: undefined,
    note: hadBody ? "The body is not in the log, because the sandbox responded before reading it." : undefined,
  };
}
