import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Connections } from "./connections.ts";

/** Where a server listens. */
export interface Address {
  readonly url: string;
  readonly port: number;
}

/** A server that is listening. */
export interface Listening extends Address {
  /** Stops listening, lets requests under way end, and cuts what is left after the grace, in milliseconds. */
  close(graceMs: number): Promise<void>;
}

/** The largest body arrives in less, and a caller that never ends one does not stay for ever. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Serves over HTTP.
 *
 * @param connections where the connections are kept, for whoever counts them.
 * @param fast whether Node's own `Request` and `Response` may be replaced by ones that cost less, in the whole process.
 * @throws what `node:net` reports when the address cannot be used, such as `EADDRINUSE`.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  {
    port,
    host,
    fast,
    connections = new Connections(),
  }: { readonly port: number; readonly host: string; readonly fast: boolean; readonly connections?: Connections },
): Promise<Listening> {
  const answer = getRequestListener(fetch, { overrideGlobalObjects: fast });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    connections.begun(response, request.socket);
    void answer(request, response);
  });
  server.on("connection", (socket) => connections.opened(socket));
  const address = await bind(server, port, host);
  return { ...address, close: (graceMs) => connections.close(server, graceMs) };
}

function bind(server: Server, port: number, host: string): Promise<Address> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const bound = server.address();
      // Only a pipe has an address of another kind.
      if (bound === null || typeof bound === "string") return reject(new Error(`Not listening on a port: ${bound}`));
      resolve({ url: `http://${reachable(bound.address)}:${bound.port}`, port: bound.port });
    });
  });
}

/** Whether nobody but this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The address under which this machine reaches a server: one that listens everywhere is reached at home. */
function reachable(address: string): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return address.includes(":") ? `[${address}]` : address;
}
