import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** What lets a page of any origin read an answer, as Prism's command line does. */
export function corsHeaders(sent: IncomingHttpHeaders): Record<string, string> {
  return {
    "access-control-allow-origin": sent.origin ?? "*",
    "access-control-allow-headers": sent["access-control-request-headers"] ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "*",
  };
}

/** Whether a browser is asking for leave to send the request that it has in mind. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;
}

/** What a preflight hears: yes. */
export function preflightHeaders(sent: IncomingHttpHeaders): Record<string, string> {
  return {
    "access-control-allow-methods": sent["access-control-request-method"] ?? "",
    vary: "origin",
  };
}
