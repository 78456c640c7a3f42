import type { Json } from "@chekt/description";
import type { Wire } from "./call.ts";

/** What sends a request; the global `fetch` is one. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request, and what came back. */
export interface Exchange {
  readonly wire: Wire;
  /** 0 where no answer came. */
  readonly status: number;
  readonly headers: Headers;
  /** The body as text; what went wrong, where no answer came. */
  readonly text: string;
  /** The body read as JSON; undefined where it is none. */
  readonly json: Json | undefined;
}

const encoder = new TextEncoder();

/** The longest that an answer is waited for, in milliseconds. */
const PATIENCE = 30_000;

/** Sends a request. It does not fail: where no answer comes, it says so. */
export async function send(fetch: Fetch, baseUrl: string, wire: Wire): Promise<Exchange> {
  const { method, target, headers, body } = wire;
  try {
    const response = await fetch(`${baseUrl}${target}`, {
      method,
      headers: { ...headers },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      // As bytes: a text would be given a media type that nobody asked for.
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
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? `${error.message}: ${cause.message}` : error.message;
}
