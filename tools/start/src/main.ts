import { performance } from "node:perf_hooks";
import { CommandError } from "./command-error.ts";
import { createReport } from "./report.ts";
import { start } from "./start.ts";
import { test } from "./test.ts";

const commands = { start, test };

/** How long the first half took, which installed the dependencies. */
const installed = Number(process.env["CHEKT_INSTALL_MS"] ?? 0);

async function main([name, ...args]: string[]): Promise<number> {
  if (name !== "start" && name !== "test") throw new CommandError(`Unknown command ${name}; there are start and test.`);
  const report = createReport(process.stdout, () => performance.now());
  return commands[name](args, { report, installed });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
