import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Connections } from "./connections.ts";

/** Where a server listens. */
export interface Address {
  readonly url: string;
  readonly port: number;
}

/** A running server. */
export interface Listening extends Address {
  /** Stops listening, waits for open requests, and cuts those that outlast the grace period. */
  close(graceMs: number): Promise<void>;
}

/** Long enough for the largest body, and short enough that an unfinished request does not occupy a connection forever. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Serves over HTTP.
 *
 * @param connections tracks the connections, for those who count them.
 * @param fast whether the global `Request` and `Response` of the process may be replaced by faster ones.
 * @throws the error of `node:net` if the address cannot be used, such as `EADDRINUSE`.
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
  const respond = getRequestListener(fetch, { overrideGlobalObjects: fast });
  const options = { requestTimeout: REQUEST_TIMEOUT_MS, requireHostHeader: false };
  const server = createServer(options, (request, response) => {
    // HTTP/1.0 has no Host header, and health checks of load balancers use it. HTTP/1.1 requires one.
    if (request.headers.host === undefined) {
      if (request.httpVersion !== "1.0") {
        response.writeHead(400, { connection: "close" }).end();
        return;
      }
      request.headers.host = "localhost";
    }
    connections.trackRequest(response, request.socket);
    void respond(request, response).then(() => connections.trackWritten(response, request.socket));
  });
  server.on("connection", (socket) => connections.trackSocket(socket));
  const address = await bind(server, port, host);
  return { ...address, close: (graceMs) => connections.close(server, graceMs) };
}

function bind(server: Server, port: number, host: string): Promise<Address> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const bound = server.address();
      // Only pipes have a string as their address.
      if (bound === null || typeof bound === "string") return reject(new Error(`Not listening on a port: ${bound}`));
      resolve({ url: `http://${reachable(bound.address)}:${bound.port}`, port: bound.port });
    });
  });
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The address by which this machine reaches a server. One that listens on all addresses is reached by loopback. */
function reachable(address: string): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return address.includes(":") ? `[${address}]` : address;
}
