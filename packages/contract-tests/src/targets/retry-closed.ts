import type { Fetch } from "../engine/wire/exchange.ts";

/** Retries a request once if the server closed the connection. */
export function retryClosed(fetch: Fetch): Fetch {
  return (url, init) =>
    fetch(url, init).catch((error: unknown) => {
      if (!wasClosed(error)) throw error;
      return fetch(url, init);
    });
}

/**
 * Whether the server closed the connection before it responded. It may close an idle connection at the moment when a
 * request is sent on it (RFC 9112, section 9.3.1), which says nothing about how it handles the request.
 */
function wasClosed(error: unknown): boolean {
  const { cause }: { cause?: unknown } = Object(error);
  const { code }: { code?: unknown } = Object(cause);
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE";
}
