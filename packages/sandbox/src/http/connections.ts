import { type Server as HttpServer, type ServerResponse } from "node:http";
import { Server, type Socket } from "node:net";

/**
 * The connections of a server, with the responses in progress on each.
 *
 * Node's own `server.close()` also cuts responses that are written but not yet sent, and keeps connections that become
 * idle until they time out. Here each connection ends when its last response has been sent.
 */
export class Connections {
  readonly #sockets = new Set<Socket>();
  readonly #underWay = new Map<ServerResponse, Socket>();
  /** How many bytes of each response its client had not read when it was written, the oldest first. */
  readonly #unread = new Map<ServerResponse, { readonly socket: Socket; readonly bytes: number }>();
  readonly #maxUnread: number;
  #unreadBytes = 0;
  #isClosing = false;

  /** @param maxUnread how many bytes of all responses together may wait for their clients. */
  constructor(maxUnread: number = Infinity) {
    this.#maxUnread = maxUnread;
  }

  /** The number of open connections. */
  get open(): number {
    return this.#sockets.size;
  }

  /** The number of requests in progress. */
  get underWay(): number {
    return this.#underWay.size;
  }

  /** Registers a connection. */
  trackSocket(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  /** Registers a request. */
  trackRequest(response: ServerResponse, socket: Socket): void {
    this.#underWay.set(response, socket);
    if (this.#isClosing) response.shouldKeepAlive = false;
    response.once("close", () => {
      this.#underWay.delete(response);
      if (this.#isClosing && ![...this.#underWay.values()].includes(socket)) socket.destroySoon();
    });
  }

  /**
   * Registers a response that is written. If clients leave too much unread, those that have waited the longest are
   * disconnected, except the last one.
   */
  trackWritten(response: ServerResponse, socket: Socket): void {
    const bytes = response.writableLength;
    // On Bun, the length is unknown.
    if (!(bytes > 0) || response.closed) return;
    this.#unread.set(response, { socket, bytes });
    this.#unreadBytes += bytes;
    response.once("close", () => this.#forgetUnread(response));
    for (const [oldest, { socket: slow }] of this.#unread) {
      if (this.#unreadBytes <= this.#maxUnread || this.#unread.size === 1) break;
      this.#forgetUnread(oldest);
      slow.destroy();
    }
  }

  #forgetUnread(response: ServerResponse): void {
    this.#unreadBytes -= this.#unread.get(response)?.bytes ?? 0;
    this.#unread.delete(response);
  }

  /** Accepts no new connections, and resolves once all responses have been sent, or were cut after the grace period. */
  close(server: HttpServer, graceMs: number): Promise<void> {
    this.#isClosing = true;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => this.#cut(), graceMs);
      const onClosed = (error?: Error): void => {
        clearTimeout(deadline);
        if (error) reject(error);
        else resolve();
      };
      // On Bun, an HTTP server is not a `net.Server`.
      const isOfNode: boolean = server instanceof Server;
      if (isOfNode) {
        Server.prototype.close.call(server, (error) => {
          // All sockets are closed by now; this only stops Node's internal timer.
          server.close();
          onClosed(error);
        });
      } else {
        server.close(onClosed);
      }
      // A client that receives `Connection: close` opens a new connection for its next request instead of losing it here.
      for (const response of this.#underWay.keys()) response.shouldKeepAlive = false;
      const busy = new Set(this.#underWay.values());
      for (const socket of this.#sockets) if (!busy.has(socket)) socket.destroy();
    });
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
