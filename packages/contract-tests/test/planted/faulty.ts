import { isObject, type Json } from "@chekt/description";
import type { Target } from "../../src/engine/target.ts";
import type { Fetch } from "../../src/engine/wire/exchange.ts";

/** A request on its way, as a fault sees it. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  body: string | undefined;
}

/** An answer on its way back. */
export interface ReceivedResponse {
  status: number;
  readonly headers: Headers;
  json: Json | undefined;
}

/** What is wrong with a server: what it does to requests before they are answered, and to answers. */
export interface Fault {
  readonly request?: (sent: Sent, passOn: (sent: Sent) => Promise<ReceivedResponse>) => Promise<void> | void;
  readonly answer?: (answered: ReceivedResponse, sent: Sent) => void;
}

/** A target as it is, but for one fault. */
export function faulty(target: Target, { request, answer }: Fault): Target {
  const passOn = (sent: Sent): Promise<ReceivedResponse> => forward(target.fetch, sent);
  return {
    ...target,
    stop: async () => {},
    async fetch(url, { method = "GET", headers, body }) {
      const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
      const sent: Sent = { method, url: new URL(url), headers: new Headers(headers), body: text };
      await request?.(sent, passOn);
      const answered = await passOn(sent);
      answer?.(answered, sent);
      const empty = answered.json === undefined;
      return new Response(empty ? null : JSON.stringify(answered.json), {
        status: answered.status,
        headers: answered.headers,
      });
    },
  };
}

async function forward(fetch: Fetch, { method, url, headers, body }: Sent): Promise<ReceivedResponse> {
  const encoded = body === undefined ? null : new TextEncoder().encode(body);
  const response = await fetch(url.href, { method, headers, body: encoded });
  const text = await response.text();
  return {
    status: response.status,
    headers: new Headers(response.headers),
    json: text === "" ? undefined : (JSON.parse(text) as Json),
  };
}

/** The path of a request, and whether it ends like this. */
export function endsWith({ url }: Sent, end: RegExp): boolean {
  return new RegExp(`${end.source}$`).test(url.pathname);
}

/** Changes the rows of a list. */
export function changeRows(answered: ReceivedResponse, change: (rows: Json[]) => Json[]): void {
  if (answered.status === 200 && Array.isArray(answered.json)) answered.json = change(answered.json);
}

/** Changes the object that is answered. */
export function changeObject(answered: ReceivedResponse, change: (shown: { [name: string]: Json }) => Json): void {
  if (answered.status < 300 && isObject(answered.json)) answered.json = change({ ...answered.json });
}

/** Changes the JSON that is sent. */
export function changeBody(sent: Sent, change: (body: { [name: string]: Json }) => Json): void {
  if (sent.body === undefined) return;
  try {
    const body = JSON.parse(sent.body) as Json;
    if (isObject(body)) sent.body = JSON.stringify(change({ ...body }));
  } catch {
    // What is no JSON is not changed.
  }
}
