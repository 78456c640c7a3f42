import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { contentType, isCompressible } from "./content-types.ts";
import { findFile } from "./find-file.ts";

export interface DocsOptions {
  /**
   * The port to listen on. 0 selects a free port.
   *
   * @default 4012
   */
  readonly port?: number;
  /**
   * The address to listen on.
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * The folder with the built site.
   *
   * @default `dist` in this package
   */
  readonly folder?: string;
  /**
   * The base path that the site was built for, as in `DOCS_BASE`.
   *
   * @default "/"
   */
  readonly base?: string;
}

/** A running docs server. */
export interface ServedDocs {
  /** The URL of the docs, with a trailing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const built = fileURLToPath(new URL("../../dist", import.meta.url));

/**
 * Serves the built docs like a static host.
 *
 * @throws Error from `node:net` if the port is in use.
 */
export async function serveDocs(options: DocsOptions = {}): Promise<ServedDocs> {
  const { port = 4012, host = "127.0.0.1", folder = built, base = "/" } = options;
  const prefix = base.replace(/\/*$/, "/");
  const server = createServer((request, response) => {
    answer(request, response, folder, prefix).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host}:${actual}${prefix}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, prefix: string) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const [path = "", query] = (request.url ?? "/").split("?", 2);
  if (!path.startsWith(prefix) && `${path}/` !== prefix) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end(`The docs are at ${prefix}\n`);
    return;
  }
  const found = await findFile(folder, path.slice(prefix.length - 1) || "/");
  if (`${path}/` === prefix) {
    response.writeHead(301, { location: prefix }).end();
  } else if (found && "location" in found) {
    response.writeHead(301, { location: query === undefined ? found.location : `${found.location}?${query}` }).end();
  } else if (found) {
    await send(request, response, 200, found.file);
  } else {
    await send(request, response, 404, join(folder, "404.html"));
  }
}

async function send(request: IncomingMessage, response: ServerResponse, status: number, file: string): Promise<void> {
  const type = contentType(file);
  const whole = await readFile(file);
  const zipped = isCompressible(type) && /\bgzip\b/.test(String(request.headers["accept-encoding"]));
  const body = zipped ? await promisify(gzip)(whole) : whole;
  response.writeHead(status, {
    "content-type": type,
    "content-length": body.length,
    "cache-control": file.includes("/_astro/") ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    ...(isCompressible(type) && { vary: "accept-encoding" }),
    ...(zipped && { "content-encoding": "gzip" }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
