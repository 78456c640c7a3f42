import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** Observes when processes start and end. */
export interface Witness {
  /** A line of CommonJS that registers the process. */
  readonly line: string;
  /** Resolves when this number of processes have registered in all. */
  seen(count: number): Promise<void>;
  /** Resolves with the number of running processes, once all have ended or `ms` have passed. */
  left(ms: number): Promise<number>;
  /** Kills the processes that are still running. */
  close(): Promise<void>;
}

/**
 * Each process keeps a connection open, which the system closes when the process ends for any reason. Process IDs would not do:
 * an orphan keeps its ID until init reaps it, and a container may have no init.
 */
export async function createWitness(): Promise<Witness> {
  const sockets = new Map<Socket, number>();
  let total = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      sockets.set(socket, Number(data));
      total += 1;
      server.emit("change");
    });
    socket.once("close", () => {
      sockets.delete(socket);
      server.emit("change");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    line: `require("node:net").connect(${port}, "127.0.0.1").on("error", () => {}).write(String(process.pid));`,
    async seen(count) {
      const signal = AbortSignal.timeout(30_000);
      const areSeen = (): boolean => total >= count;
      while (!areSeen()) await once(server, "change", { signal });
    },
    async left(ms) {
      const signal = AbortSignal.timeout(ms);
      while (sockets.size > 0 && !signal.aborted) await once(server, "change", { signal }).catch(() => {});
      return sockets.size;
    },
    async close() {
      for (const pid of sockets.values()) process.kill(pid, "SIGKILL");
      server.close();
      await once(server, "close");
    },
  };
}
