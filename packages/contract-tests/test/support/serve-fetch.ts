import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Fetch } from "../../src/engine/wire/exchange.ts";

/** A local server that responds like a `fetch` function. */
export interface Served {
  readonly url: string;
  /** Called with each request before the response. */
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
      const result = await fetch(`${served.url}${url}`, {
        method,
        headers,
        body: method === "GET" || body.length === 0 ? null : Uint8Array.from(body),
      });
      response.writeHead(result.status, Object.fromEntries(result.headers));
      response.end(Buffer.from(await result.arrayBuffer()));
    })();
  });
  // Closing an idle connection could lose a request that the client is about to send on it.
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
