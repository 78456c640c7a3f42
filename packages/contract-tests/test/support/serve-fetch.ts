import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Fetch } from "../../src/engine/wire/exchange.ts";

/** A server on this machine that answers as a `fetch` does. */
export interface Served {
  readonly url: string;
  /** Hears of each request before it is answered. */
  onRequest: (method: string, path: string) => void;
  close(): Promise<void>;
}

export async function serveFetch(fetch: Fetch): Promise<Served> {
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "GET", url = "/" } = request;
      served.onRequest(method, url);
      const body = await buffer(request);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const answer = await fetch(`${served.url}${url}`, {
        method,
        headers,
        body: method === "GET" || body.length === 0 ? null : Uint8Array.from(body),
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  // A connection that nobody uses for a while stays: a client that is about to use it again would lose its request.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const served: Served = {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    onRequest: () => {},
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return served;
}
