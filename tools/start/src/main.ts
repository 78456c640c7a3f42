import { performance } from "node:perf_hooks";
import { CommandError } from "./command-error.ts";
import { Interruption, onInterruption } from "./interruption.ts";
import { withNpmOptions } from "./npm-options.ts";
import { createReport } from "./report.ts";
import { start } from "./start.ts";
import { test } from "./test.ts";
import { root } from "./workspace.ts";

/** How long the first half took, which installed the dependencies. */
const installed = Number(process.env["CHEKT_INSTALL_MS"] ?? 0);

async function main([name, ...args]: string[]): Promise<number> {
  const report = createReport(process.stdout, () => performance.now());
  const context = { root, report, installed, signal: onInterruption() };
  if (name === "start") return start(withNpmOptions(args, process.env), context);
  if (name === "test") return test(args, context);
  throw new CommandError(`Unknown command "${name ?? ""}". Commands: start, test.`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Interruption) {
    process.exitCode = error.exitCode;
  } else {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
