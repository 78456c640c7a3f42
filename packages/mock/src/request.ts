import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { MIMEType } from "node:util";

import type { IHttpRequest } from "@stoplight/prism-http";

import type { PrismOperation } from "./engine.ts";

/** Where a request goes, taken apart. */
export interface Target {
  /** As sent, percent-encoded. */
  readonly path: string;
  /** The path between its slashes, decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * Takes the request line apart. `undefined` when there is no path in it that can be decoded: Prism's server throws there
 * (`//`, `*`, `%zz`).
 */
export function readTarget(url: string): Target | undefined {
  try {
    const { pathname, searchParams } = new URL(url.startsWith("/") ? `http://mock${url}` : url);
    return { path: pathname, segments: pathname.split("/").map(decodeURIComponent), query: searchParams };
  } catch {
    return undefined;
  }
}

const METHODS: readonly IHttpRequest["method"][] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
];

/** The request for an operation, in Prism's form. */
export function toPrismRequest(
  operation: PrismOperation,
  message: IncomingMessage,
  target: Target,
  body: { value: unknown; bytes: number; type: MIMEType | undefined },
): IHttpRequest {
  return {
    method: METHODS.find((method) => method.toUpperCase() === message.method) ?? "get",
    // Prism finds no parameters in a path whose fixed parts are escaped without need (`s%69tes`).
    url: { path: target.segments.map(encodeURIComponent).join("/"), query: readQuery(target.query) },
    headers: {
      ...readHeaders(message.headers, body.bytes),
      ...(isLookalike(operation, body.type) && { "content-type": "application/octet-stream" }),
    },
    body: body.value,
  };
}

/**
 * Whether a body has a media type that the operation does not take, though Prism would let it pass: to Prism
 * `application/merge-patch+json` is `application/json`. It is told another type then, which it refuses.
 */
function isLookalike({ request }: PrismOperation, type: MIMEType | undefined): boolean {
  if (!type?.subtype.includes("+")) return false;
  return !request?.body?.contents?.some(({ mediaType }) => mediaType.toLowerCase() === type.essence);
}

function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const names = new Set(query.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const [first = "", ...others] = query.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}

/** A media range of an Accept header. Prism throws at anything else. */
const MEDIA_RANGE = /^\s*[\w.+*!#$&^-]+\/[\w.+*!#$&^-]+(?:\s*;\s*[\w.+-]+=[\w.+-]+)*\s*$/;

function readHeaders(sent: IncomingHttpHeaders, bytes: number): Record<string, string> {
  const { authorization, accept = "", ...others } = sent;
  const ranges = accept.split(",").filter((range) => MEDIA_RANGE.test(range));
  const headers = Object.entries(others).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, [value].flat().join(", ")]],
  );
  return {
    ...Object.fromEntries(headers),
    // The name of an authentication scheme has no case (RFC 9110, 11.1), but Prism reads `Bearer` only.
    ...(authorization !== undefined && { authorization: authorization.replace(/^bearer/i, "Bearer") }),
    ...(ranges.length > 0 && { accept: ranges.join(",") }),
    // Prism checks the content type of a body only where this header counts it, which a chunked body does not.
    "content-length": String(bytes),
  };
}
