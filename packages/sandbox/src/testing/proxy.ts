import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Stands between a sandbox and its PostgreSQL server, so that the server can seem to be gone. */
export interface Proxy {
  /** The URL of the database, by way of the proxy. */
  readonly db: string;
  /** Passes on all that comes, says nothing more, or hangs up on everybody. */
  set(mode: "pass" | "silent" | "down"): void;
  close(): Promise<void>;
}

/** Opens one before a database. */
export async function openProxy(db: string): Promise<Proxy> {
  const target = new URL(db);
  const sockets = new Set<Socket>();
  let mode: "pass" | "silent" | "down" = "pass";
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // One that hangs up is not a fault of the proxy.
    return socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  };
  const server = createServer((socket) => {
    keep(socket);
    if (mode === "down") {
      socket.destroy();
      return;
    }
    const other = keep(connect(Number(target.port), target.hostname));
    for (const [from, to] of [
      [socket, other],
      [other, socket],
    ] as const) {
      from.on("data", (chunk) => mode === "pass" && to.write(chunk));
      from.on("close", () => to.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(db);
  url.port = String(typeof address === "object" ? address?.port : "");
  return {
    db: url.href,
    set: (next) => {
      mode = next;
      if (next === "down") for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
