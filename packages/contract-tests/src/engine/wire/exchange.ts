import { types } from "node:util";
import { readText } from "@chekt/partner-auth/internal";
import type { Json } from "@chekt/description";
import type { Wire } from "./call.ts";

/** Sends a request, like the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request and its response. */
export interface Exchange {
  readonly wire: Wire;
  /** 0 if there was no response. */
  readonly status: number;
  readonly headers: Headers;
  /** The body as text, or the error if there was no response. */
  readonly text: string;
  /** The body parsed as JSON; undefined if it is not JSON. */
  readonly json: Json | undefined;
  /** Which limit the response exceeds. Its body is then not read, or not parsed. */
  readonly excess?: string;
}

const encoder = new TextEncoder();

/** The default timeout of a request, in milliseconds. */
const TIMEOUT = 30_000;

/** The limits of a response: its size in bytes, and its depth. */
const MAX_SIZE = 16 * 1024 * 1024;
const MAX_DEPTH = 100;

/** Where and how requests are sent. */
export interface Destination {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  /** How long a complete response may take, in milliseconds. Default: 30_000. */
  readonly timeout?: number;
}

/** Sends a request. A network error becomes an exchange with status 0. */
export async function send({ fetch, baseUrl, timeout = TIMEOUT }: Destination, wire: Wire): Promise<Exchange> {
  const { method, target, headers, body } = wire;
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(`${baseUrl}${target}`, {
      method,
      headers: { ...headers },
      redirect: "manual",
      signal: deadline,
      // A string would make fetch add a content-type.
      body: body === undefined ? null : typeof body === "string" ? encoder.encode(body) : Uint8Array.from(body),
    });
    const { status, headers: received } = response;
    const text = await readText(response, MAX_SIZE);
    if (text === undefined) {
      return { wire, status, headers: received, text: "", json: undefined, excess: `more than ${MAX_SIZE} bytes` };
    }
    if (isDeep(text)) {
      return {
        wire,
        status,
        headers: received,
        text,
        json: undefined,
        excess: `more than ${MAX_DEPTH} levels of JSON`,
      };
    }
    return { wire, status, headers: received, text, json: parse(text) };
  } catch (error) {
    const excess = deadline.aborted ? { excess: `no complete response within ${timeout / 1000} s` } : {};
    return { wire, status: 0, headers: new Headers(), text: explainError(error), json: undefined, ...excess };
  }
}

/** Whether a text is nested more deeply than any JSON of the API, and than recursive code can process. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function parse(text: string): Json | undefined {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function explainError(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const { cause } = error;
  return types.isNativeError(cause) && cause.message !== "" ? `${error.message}: ${cause.message}` : error.message;
}
