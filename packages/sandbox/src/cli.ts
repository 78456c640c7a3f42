import { surviveLostOutput } from "@chekt/description/command-line";
import manifest from "../package.json" with { type: "json" };
import { findStoreFailure } from "./store/store-failure.ts";
import { type CliOptions, readArguments, USAGE } from "./options.ts";

surviveLostOutput();
await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const request = readArguments(args);
  switch (request.kind) {
    case "help":
      process.stdout.write(USAGE);
      return;
    case "version":
      process.stdout.write(`${manifest.version}\n`);
      return;
    case "fault":
      fail(request.message);
      return;
    case "run":
      await run(request.options);
  }
}

async function run(options: CliOptions): Promise<void> {
  try {
    const { serve } = await import("./serve.ts");
    const { welcome, close } = await serve(options);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close().then(end));
    process.stdout.write(welcome);
  } catch (error) {
    fail(explain(error, options));
  }
}

/** Exits explicitly, because a request that was cut may keep a timer or socket alive. */
function end(): void {
  process.exit();
}

/** One line for errors that the user can fix: what is wrong, and what to use instead. */
function explain(error: unknown, { port: apiPort, host, db, authServer }: CliOptions): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const port = error instanceof Error && "port" in error && error.port === authServer ? authServer : apiPort;
  const option = port === authServer ? "--auth-server" : "--port";
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is already in use. Choose another with ${option}, or use ${option} 0 for any free port.`;
    case "EACCES":
      return `Permission denied for port ${port}. Choose a port above 1023 with ${option}.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      if (error instanceof Error && "hostname" in error && error.hostname !== host) {
        return `--db: unknown host ${String(error.hostname)}. Check its name.`;
      }
      return `--host ${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 to accept other machines.`;
    case "ERR_SQLITE_ERROR":
      if (findStoreFailure(error) === "locked") {
        return `--db ${db} is locked by another process. Close it, or use another file.`;
      }
      if (findStoreFailure(error) === "full")
        return `The disk of --db ${db} is full. Free some space, or use another file.`;
      return `Cannot open --db ${db}: ${errorMessage(error)}. Use a file in an existing folder.`;
    case "ECONNREFUSED":
      return "--db: connection refused. Is a PostgreSQL server running at that address?";
    default:
      if (findStoreFailure(error) === undefined) return errorMessage(error);
      return `Cannot open --db: ${errorMessage(error)}. Check the database server, and start the sandbox again.`;
  }
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string): void {
  process.stderr.write(`chekt-sandbox: ${message}\n`);
  process.exitCode = 1;
}
