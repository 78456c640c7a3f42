import type { LogEntry } from "../../src/log/log-entry.ts";

/** What a snippet is made of: a request as the log has it. */
export type SnippetRequest = Pick<
  LogEntry,
  "method" | "url" | "traceId" | "requestHeaders" | "cut" | "status" | "reason"
> & {
  readonly operation?: string | undefined;
  readonly requestBody?: string | undefined;
};

/** The body as far as the log has it, and a sentence where that is not all of it. */
export function readControlBody({ requestBody, requestHeaders, cut }: SnippetRequest): {
  readonly text: string | undefined;
  readonly note: string | undefined;
} {
  if (requestBody !== undefined) {
    const note = cut.includes("request")
      ? "The log keeps the beginning of a long body: this is not all of it."
      : undefined;
    return { text: requestBody === "" ? undefined : requestBody, note };
  }
  const hadOne = Number(requestHeaders["content-length"] ?? 0) > 0 || "transfer-encoding" in requestHeaders;
  return {
    text: undefined,
    note: hadOne ? "The request was answered before its body was read: the log does not have it." : undefined,
  };
}
