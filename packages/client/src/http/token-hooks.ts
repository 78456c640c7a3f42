import type { Clock } from "@chekt/partner-auth/internal";
import { type Hooks, type RequestEvent, runHooks } from "./hooks.ts";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Returns a `fetch` for token requests that runs the hooks of the client, so that logs and traces contain them. */
export function hookTokenRequests(fetch: Fetch, hooks: readonly Hooks[], clock: Clock): Fetch {
  if (hooks.length === 0) return fetch;
  let last = { traceId: "", attempt: 0 };
  return async (url, init) => {
    const headers = new Headers(init.headers);
    // The attempts of one token request share a trace ID.
    const traceId = String(headers.get("x-partner-trace-id"));
    last = { traceId, attempt: traceId === last.traceId ? last.attempt + 1 : 1 };
    const event: RequestEvent = {
      operation: "createToken",
      ...last,
      method: "POST",
      url: url.replace(/\?.*/s, ""),
      key: {},
    };
    // Unlike a call, a token request serves others too: a hook cannot stop it, and only onRequest delays it.
    await runHooks(hooks, "onRequest", { ...event, headers }).catch(() => {});
    const startedAt = clock.now();
    try {
      const response = await fetch(url, { ...init, headers });
      const { status, ok, headers: received } = response;
      void runHooks(hooks, "onResponse", {
        ...event,
        status,
        ok,
        headers: received,
        milliseconds: clock.now() - startedAt,
      });
      return response;
    } catch (error) {
      void runHooks(hooks, "onError", { ...event, error });
      throw error;
    }
  };
}
