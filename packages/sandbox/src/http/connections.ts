import { type Server as HttpServer, type ServerResponse } from "node:http";
import { Server, type Socket } from "node:net";

/**
 * The connections of a server, with the answers that are under way on each.
 *
 * Node's own `server.close()` also cuts answers that are written but not yet sent, and keeps connections that have
 * become idle until they time out. Here each one ends when its last answer has left.
 */
export class Connections {
  readonly #sockets = new Set<Socket>();
  readonly #underWay = new Map<ServerResponse, Socket>();
  #isClosing = false;

  /** How many are open. */
  get open(): number {
    return this.#sockets.size;
  }

  /** How many requests are being answered. */
  get underWay(): number {
    return this.#underWay.size;
  }

  /** Notes a connection. */
  opened(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  /** Notes a request. */
  begun(response: ServerResponse, socket: Socket): void {
    this.#underWay.set(response, socket);
    if (this.#isClosing) response.shouldKeepAlive = false;
    response.once("close", () => {
      this.#underWay.delete(response);
      if (this.#isClosing && ![...this.#underWay.values()].includes(socket)) socket.destroySoon();
    });
  }

  /** Accepts no more, and resolves once all answers under way have left, or were cut after the grace. */
  close(server: HttpServer, graceMs: number): Promise<void> {
    this.#isClosing = true;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => this.#cut(), graceMs);
      Server.prototype.close.call(server, (error) => {
        clearTimeout(deadline);
        // There is nothing left to be cut, only a timer of Node's to be stopped.
        server.close();
        if (error) reject(error);
        else resolve();
      });
      // Whoever is told so opens another connection for the next request, rather than to lose one on this.
      for (const response of this.#underWay.keys()) response.shouldKeepAlive = false;
      const busy = new Set(this.#underWay.values());
      for (const socket of this.#sockets) if (!busy.has(socket)) socket.destroy();
    });
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
