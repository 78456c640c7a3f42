import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** Builds the headers that let pages of any origin read a response, like Prism's CLI. */
export function corsHeaders(sent: IncomingHttpHeaders): Record<string, string> {
  return {
    "access-control-allow-origin": sent.origin ?? "*",
    "access-control-allow-headers": sent["access-control-request-headers"] ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "*",
  };
}

/** Returns whether a request is a CORS preflight. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;
}

/** Builds the headers that allow the request of a preflight. */
export function preflightHeaders(sent: IncomingHttpHeaders): Record<string, string> {
  return {
    "access-control-allow-methods": sent["access-control-request-method"] ?? "",
    vary: "origin",
  };
}
