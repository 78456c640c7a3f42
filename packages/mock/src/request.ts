import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { MIMEType } from "node:util";

import type { IHttpRequest } from "@stoplight/prism-http";

import type { PrismOperation } from "./engine.ts";

/** The parsed target of a request. */
export interface Target {
  /** The path as it was sent, percent-encoded. */
  readonly path: string;
  /** The decoded segments of the path. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * Parses the target of a request. Returns `undefined` if its path cannot be decoded, on which Prism's server would throw
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

/** Converts a request to Prism's format. */
export function toPrismRequest(
  operation: PrismOperation,
  message: IncomingMessage,
  target: Target,
  body: { value: unknown; bytes: number; type: MIMEType | undefined },
): IHttpRequest {
  return {
    method: METHODS.find((method) => method.toUpperCase() === message.method) ?? "get",
    // Prism finds no parameters in a path with unnecessary escapes (`s%69tes`).
    url: { path: target.segments.map(encodeURIComponent).join("/"), query: readQuery(target.query) },
    headers: {
      ...readHeaders(message.headers, body.bytes),
      ...(isLookalike(operation, body.type) && { "content-type": "application/octet-stream" }),
    },
    body: body.value,
  };
}

/**
 * Returns whether the operation does not support the media type of a body, although Prism would accept it: Prism treats
 * `application/merge-patch+json` as `application/json`. Prism then gets a media type that it refuses.
 */
function isLookalike({ request }: PrismOperation, type: MIMEType | undefined): boolean {
  if (!type?.subtype.includes("+")) return false;
  return !request?.body?.contents?.some(({ mediaType }) => mediaType.toLowerCase() === type.essence);
}

function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const values = Map.groupBy(query, ([name]) => name);
  return Object.fromEntries(
    [...values].map(([name, entries]) => {
      const [first = "", ...others] = entries.map(([, value]) => value);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}

/** A media range of an Accept header. Prism throws on anything else. */
const MEDIA_RANGE = /^\s*[\w.+*!#$&^-]+\/[\w.+*!#$&^-]+(?:\s*;\s*[\w.+-]+=[\w.+-]+)*\s*$/;

function readHeaders(sent: IncomingHttpHeaders, bytes: number): Record<string, string> {
  const { authorization, accept = "", ...others } = sent;
  const ranges = accept.split(",").filter((range) => MEDIA_RANGE.test(range));
  const headers = Object.entries(others).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, [value].flat().join(", ")]],
  );
  return {
    ...Object.fromEntries(headers),
    // Authentication schemes are case-insensitive (RFC 9110, 11.1), but Prism only accepts `Bearer`.
    ...(authorization !== undefined && { authorization: authorization.replace(/^bearer/i, "Bearer") }),
    ...(ranges.length > 0 && { accept: ranges.join(",") }),
    // Prism checks the content-type only if this header is present, which it is not for a chunked body.
    "content-length": String(bytes),
  };
}
