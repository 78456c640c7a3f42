import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request that the server received. */
export interface Received {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with a request: it responds or fails. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  /** Closes the connection without a response. */
  | "drop"
  /** Never responds. */
  | "hang"
  /** Sends the start of a response, and closes the connection. */
  | "cut"
  /** Sends only the start of a response. */
  | "stall";

/** A local server whose responses a test defines. */
export interface ScriptedServer {
  readonly baseUrl: string;
  /** The received requests, in order. */
  readonly received: Received[];
}

/**
 * Starts a server for the duration of a test.
 *
 * @param reply returns the response to a request. `count` is the number of the request, from 1.
 */
export async function scriptedServer(
  reply: (count: number, received: Received) => Reply | Promise<Reply>,
): Promise<ScriptedServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "", url = "", headers } = request;
      const one = { method, path: url, headers, body: await text(request) };
      received.push(one);
      send(response, await reply(received.length, one));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { baseUrl: `http://127.0.0.1:${port}`, received };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === "hang") return;
  if (reply === "drop") {
    response.destroy();
    return;
  }
  if (reply === "cut" || reply === "stall") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"access_token":', () => reply === "cut" && response.destroy());
    return;
  }
  const { status = 200, json, text: body = json === undefined ? "" : JSON.stringify(json), headers } = reply;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body);
}
