import manifest from "../package.json" with { type: "json" };
import { type CliOptions, readArguments, USAGE } from "./options.ts";

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

/** Ends the process: a request that was cut may still wait for something that nobody needs any more. */
function end(): void {
  process.exit();
}

/** One line for the faults that a user can mend: what is wrong, and what to give instead. */
function explain(error: unknown, { port, host, db }: CliOptions): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use: give another with --port, or --port 0 for any free one.`;
    case "EACCES":
      return `Port ${port} may not be used by this user: give one above 1023 with --port.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      if (error instanceof Error && "hostname" in error && error.hostname !== host) {
        return `--db: there is no machine ${String(error.hostname)}. Is its name right?`;
      }
      return `--host ${host} is no address of this machine: give 127.0.0.1, or 0.0.0.0 to let other machines in.`;
    case "ERR_SQLITE_ERROR":
      return `--db ${db} cannot be opened: ${errorMessage(error)}. Give a file in a folder that is there.`;
    case "ECONNREFUSED":
      return "--db: no PostgreSQL server answers at that address. Is it running?";
    default:
      return errorMessage(error);
  }
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string): void {
  process.stderr.write(`chekt-sandbox: ${message}\n`);
  process.exitCode = 1;
}
