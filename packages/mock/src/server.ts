import { createServer } from "node:http";
import type { Server } from "node:http";

import { createEngine } from "./engine.ts";
import { createHandler } from "./handler.ts";
import type { Mock, MockOptions } from "./mock.ts";

/** Long enough for the largest body, and limits callers that never finish a request. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Starts a mock of a parsed description. */
export async function serve(document: object, options: MockOptions = {}): Promise<Mock> {
  const { port = 4011, host = "127.0.0.1", dynamic = false, errors = false, closeGraceMs = 1000 } = options;
  const engine = await createEngine(document, { dynamic, errors });
  const handle = createHandler(engine, options.onRequest ?? (() => {}));
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    void handle(request, response);
  });
  const address = await listen(server, port, host);
  let closing: Promise<void> | undefined;
  return {
    ...address,
    operations: engine.operations.length,
    close: () => (closing ??= close(server, closeGraceMs)),
  };
}

function listen(server: Server, port: number, host: string): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const bound = server.address();
      // Only a pipe has a different kind of address.
      if (bound === null || typeof bound === "string")
        return reject(new Error(`The server does not listen on a port: ${bound}`));
      resolve({ url: `http://${reachable(bound.address)}:${bound.port}`, port: bound.port });
    });
  });
}

/** Returns the address at which this machine reaches the server, such as 127.0.0.1 for 0.0.0.0. */
function reachable(address: string): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return address.includes(":") ? `[${address}]` : address;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close((error) => {
      clearTimeout(deadline);
      if (error) reject(error);
      else resolve();
    });
  });
}
