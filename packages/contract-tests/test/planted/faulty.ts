import { isObject, type Json, type JsonObject } from "@chekt/description";
import type { Control, Target } from "../../src/engine/target.ts";
import type { Fetch } from "../../src/engine/wire/exchange.ts";

/** A request on its way to the sandbox. A fault may change it. */
export interface SentRequest {
  method: string;
  readonly url: URL;
  readonly headers: Headers;
  body: string | undefined;
}

/** A response on its way back. A fault may change it. */
export interface ReceivedResponse {
  status: number;
  readonly headers: Headers;
  json: Json | undefined;
}

/** Sends a request to the sandbox, past the fault. */
export type Send = (request: SentRequest) => Promise<ReceivedResponse>;

/** What a faulty server does differently. A fault may keep state between requests. */
export interface Fault {
  /** Changes a request, or responds to it in place of the sandbox. */
  readonly request?: (
    request: SentRequest,
    send: Send,
  ) => Promise<ReceivedResponse | undefined> | Promise<void> | ReceivedResponse | undefined | void;
  /** Changes a response. `sent` is the request as the suite sent it. */
  readonly response?: (response: ReceivedResponse, sent: SentRequest, send: Send) => Promise<void> | void;
  /** Replaces functions of the control plane. */
  readonly control?: Partial<Control>;
}

/** Wraps a target so that it has one fault. */
export function faulty(target: Target, { request, response, control }: Fault): Target {
  const send: Send = (sent) => forward(target.fetch, sent);
  return {
    ...target,
    ...(target.control && { control: { ...target.control, ...control } }),
    stop: async () => {},
    async fetch(url, { method = "GET", headers, body }) {
      const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
      const sent: SentRequest = { method, url: new URL(url), headers: new Headers(headers), body: text };
      const changed = copyRequest(sent);
      const received = (await request?.(changed, send)) ?? (await send(changed));
      await response?.(received, sent, send);
      return new Response(received.json === undefined ? null : JSON.stringify(received.json), {
        status: received.status,
        headers: received.headers,
      });
    },
  };
}

async function forward(fetch: Fetch, { method, url, headers, body }: SentRequest): Promise<ReceivedResponse> {
  const encoded = body === undefined ? null : new TextEncoder().encode(body);
  const response = await fetch(url.href, { method, headers, body: encoded });
  const text = await response.text();
  return {
    status: response.status,
    headers: new Headers(response.headers),
    json: text === "" ? undefined : (JSON.parse(text) as Json),
  };
}

/** Copies a request, so that it can be sent changed while the original stays as it is. */
export function copyRequest({ method, url, headers, body }: SentRequest): SentRequest {
  return { method, url: new URL(url), headers: new Headers(headers), body };
}

/** Builds a GET request with the credentials of another request, for the same path or another. */
export function getRequest({ url, headers }: SentRequest, pathname: string = url.pathname): SentRequest {
  const target = new URL(pathname, url);
  const authorization = headers.get("authorization");
  return {
    method: "GET",
    url: target,
    headers: new Headers(authorization === null ? {} : { authorization }),
    body: undefined,
  };
}

/** Builds a response to a request, with the headers that every response of the API has. */
export function respond({ headers }: SentRequest, status: number, json?: Json): ReceivedResponse {
  return {
    status,
    headers: new Headers({
      "x-partner-trace-id": headers.get("x-partner-trace-id") ?? crypto.randomUUID(),
      ...(json !== undefined && { "content-type": "application/json" }),
    }),
    json,
  };
}

/** Turns a response into an error of the API. */
export function makeError(response: ReceivedResponse, status: number, error_message: string): void {
  Object.assign(response, { status, json: { status_code: status, error_message } });
}

/**
 * Returns whether a request is one of a route such as `GET /sites/:id`. The path of the route is the end of the request's
 * path, and `:id` is any segment.
 */
export function isRoute({ method, url }: SentRequest, route: string): boolean {
  const [expected, path = ""] = route.split(" ");
  return method === expected && new RegExp(`${path.replaceAll(/:\w+/g, "[^/]+")}$`).test(url.pathname);
}

/** Changes the rows of a successful response of a list. */
export function changeRows(response: ReceivedResponse, change: (rows: Json[]) => Json[]): void {
  if (response.status === 200 && Array.isArray(response.json)) response.json = change(response.json);
}

/** Changes the object in a successful response. */
export function changeObject(response: ReceivedResponse, change: (object: JsonObject) => JsonObject): void {
  if (response.status < 300 && isObject(response.json)) response.json = change({ ...response.json });
}

/** Changes the object, or each row of the list, in a successful response. */
export function changeEach(response: ReceivedResponse, change: (object: JsonObject) => JsonObject): void {
  changeObject(response, change);
  changeRows(response, (rows) => rows.map((row) => (isObject(row) ? change({ ...row }) : row)));
}

/** Reads the JSON object in the body of a request; undefined if the body is not an object. */
export function readObject({ body }: SentRequest): JsonObject | undefined {
  const json = readJson(body);
  return isObject(json) ? json : undefined;
}

/** Parses a body as JSON; undefined if it is not JSON. */
export function readJson(body: string | undefined): Json | undefined {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

/** Changes the JSON object in the body of a request. Other bodies stay as they are. */
export function changeBody(request: SentRequest, change: (body: JsonObject) => JsonObject): void {
  const body = readObject(request);
  if (body) request.body = JSON.stringify(change(body));
}

/** Returns an object without some of its properties. */
export function omit(object: JsonObject, ...omitted: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !omitted.includes(name)));
}
