import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request that the server got. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: URLSearchParams;
}

/** What the server does with a request: an answer, or one of the ways not to give one. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | "drop"
  | "hang"
  | "cut";

/** A server on this machine that plays a token endpoint. */
export interface TokenServer {
  readonly baseUrl: string;
  /** What it was asked, in order. */
  readonly received: Received[];
}

/** A token answer, as the API gives it. */
export function granted(accessToken: string, more: Record<string, unknown> = { expires_in: 3600 }): Reply {
  return { json: { access_token: accessToken, token_type: "Bearer", ...more } };
}

/** Starts a server that answers with what `reply` says to the request, or to the how-manieth it is. It ends with the test. */
export async function tokenServer(
  reply: (count: number, received: Received) => Reply | Promise<Reply>,
): Promise<TokenServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "", url = "", headers } = request;
      const one = { method, path: url, headers, body: new URLSearchParams(await text(request)) };
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
  if (reply === "cut") {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"access_token":', () => response.destroy());
    return;
  }
  const { status = 200, json, text: body = JSON.stringify(json ?? {}), headers } = reply;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body);
}
