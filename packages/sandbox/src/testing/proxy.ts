import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A proxy between a sandbox and its PostgreSQL server, which can simulate an outage. */
export interface Proxy {
  /** The URL of the database, through the proxy. */
  readonly db: string;
  /** Forwards all data, forwards it late, forwards nothing, or closes all connections. */
  set(mode: Mode): void;
  close(): Promise<void>;
}

type Mode = "pass" | "slow" | "silent" | "down";

/** How late data is forwarded in the mode `slow`, in milliseconds. */
const SLOW_MS = 50;

/** Opens a proxy to a database. */
export async function openProxy(db: string): Promise<Proxy> {
  const target = new URL(db);
  const sockets = new Set<Socket>();
  let mode: Mode = "pass";
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // Peers may reset their connections, which is not an error of the proxy.
    return socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  };
  const server = createServer((socket) => {
    keep(socket);
    if (mode === "down") {
      socket.destroy();
      return;
    }
    const upstream = keep(connect(Number(target.port), target.hostname));
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      from.on("data", (chunk) => {
        if (mode === "pass") to.write(chunk);
        else if (mode === "slow") setTimeout(() => to.write(chunk), SLOW_MS);
      });
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
