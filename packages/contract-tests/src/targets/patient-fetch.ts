import { setTimeout } from "node:timers/promises";
import type { Fetch } from "../engine/wire/exchange.ts";

/** The number of retries, and the longest wait before a retry in seconds. */
const RETRIES = 3;
const MAX_WAIT = 60;

/**
 * Retries after 429 as Retry-After says: others use the server too, and the suite can wait. Retries once after a closed
 * connection.
 */
export function patientFetch(
  fetch: Fetch,
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown> = (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, signal && { signal }),
): Fetch {
  return async (url, init) => {
    for (let retry = 0; ; retry += 1) {
      const response = await fetch(url, init).catch((error: unknown) => {
        if (!wasClosed(error)) throw error;
        return fetch(url, init);
      });
      const wait = Number(response.headers.get("retry-after"));
      if (response.status !== 429 || retry === RETRIES || !(wait > 0 && wait <= MAX_WAIT)) return response;
      await response.body?.cancel();
      await sleep(wait * 1000, init.signal ?? undefined);
    }
  };
}

/**
 * Whether the server closed the connection before it responded. It may close an idle connection at the moment when a
 * request is sent on it (RFC 9112, section 9.3.1), which says nothing about how it handles the request.
 */
function wasClosed(error: unknown): boolean {
  const { code } = Object(error instanceof Error ? error.cause : undefined) as { code?: unknown };
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE";
}
