import { types } from "node:util";
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
}

const encoder = new TextEncoder();

/** Request timeout in milliseconds. */
const TIMEOUT = 30_000;

/** Sends a request. A network error becomes an exchange with status 0. */
export async function send(fetch: Fetch, baseUrl: string, wire: Wire): Promise<Exchange> {
  const { method, target, headers, body } = wire;
  try {
    const response = await fetch(`${baseUrl}${target}`, {
      method,
      headers: { ...headers },
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
      // A string would make fetch add a content-type.
      body: body === undefined ? null : typeof body === "string" ? encoder.encode(body) : Uint8Array.from(body),
    });
    const text = await response.text();
    return { wire, status: response.status, headers: response.headers, text, json: parse(text) };
  } catch (error) {
    return { wire, status: 0, headers: new Headers(), text: explainError(error), json: undefined };
  }
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
