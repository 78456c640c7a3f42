import type { DescribedOperation } from "./described-operations.ts";
import type { Json } from "./description.ts";

/** What a call differs in from the one that the examples make. */
export interface Variation {
  /** Path parameters by name. */
  path?: Record<string, string>;
  /** A query in place of none. */
  query?: string;
  /** A body in place of the example. */
  body?: Json;
  token?: string | undefined;
  /** Further headers. */
  headers?: Record<string, string>;
}

export interface Exchange {
  status: number;
  type: string | null;
  headers: Headers;
  body: Json | undefined;
}

function encodeBody(type: string, body: Json): string {
  return type === "application/x-www-form-urlencoded"
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body);
}

/** Calls an operation with the examples of the description, but for what `variation` says. */
export async function exchange(
  baseUrl: string,
  { method, path, parameters, body }: DescribedOperation,
  { path: ids = {}, query, body: otherBody, token, headers: otherHeaders }: Variation,
): Promise<Exchange> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => {
    const example = parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.example;
    return encodeURIComponent(ids[name] ?? JSON.stringify(example).replaceAll('"', ""));
  });
  const headers = new Headers(otherHeaders);
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (body) headers.set("content-type", body.type);
  const response = await fetch(`${baseUrl}${filled}${query === undefined ? "" : `?${query}`}`, {
    method,
    headers,
    body: body ? encodeBody(body.type, otherBody ?? body.example) : null,
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    headers: response.headers,
    body: text === "" ? undefined : (JSON.parse(text) as Json),
  };
}
