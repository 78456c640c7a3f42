import { readFileSync } from "node:fs";

import { surviveLostOutput } from "@chekt/description/command-line";

import type { Mock, RequestSummary } from "./index.ts";
import { readArguments, USAGE } from "./options.ts";
import type { CliOptions } from "./options.ts";

surviveLostOutput();
await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const request = readArguments(args);
  switch (request.kind) {
    case "help":
      process.stdout.write(USAGE);
      return;
    case "version":
      process.stdout.write(`${readVersion()}\n`);
      return;
    case "error":
      fail(request.message);
      return;
    case "run":
      await run(request.options);
  }
}

async function run({ verbose, ...options }: CliOptions): Promise<void> {
  try {
    // Prism takes most of a second to load, so it is only loaded to start a mock.
    const { startMock } = await import("./index.ts");
    const mock = await startMock({ ...options, ...(verbose && { onRequest: printRequest }) });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.close());
    process.stdout.write(welcome(mock));
  } catch (error) {
    fail(explain(error, options));
  }
}

function welcome({ url, operations }: Mock): string {
  return `The CHeKT Partner API mock serves ${operations} operations at ${url} (Ctrl-C stops it). Try:

  curl ${url}/oauth/token -d grant_type=client_credentials -d client_id=demo -d client_secret=demo
  curl "${url}/partner/v1/dealers/42/sites?limit=10" -H "Authorization: Bearer demo"

`;
}

function printRequest({ method, path, status, durationMs, traceId, fault }: RequestSummary): void {
  const reason = fault === undefined ? "" : ` (${fault instanceof Error ? fault.message : "unknown error"})`;
  process.stdout.write(
    `${method} ${path.slice(0, 200) || "-"} ${status} ${durationMs.toFixed(1)} ms ${traceId}${reason}\n`,
  );
}

/** Explains errors that a user can fix in one line. */
function explain(error: unknown, { port, host }: { port: number; host: string }): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Use another --port, or --port 0 for a free one.`;
    case "EACCES":
      return `This user may not listen on port ${port}. Use a --port above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `--host ${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 to accept other machines.`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function fail(message: string): void {
  process.stderr.write(`chekt-mock: ${message}\n`);
  process.exitCode = 1;
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return version;
}
