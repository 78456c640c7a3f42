import { readFileSync } from "node:fs";
import { type CliOptions, type CliRequest, readArguments, USAGE } from "./cli-options.ts";
import { readDescription } from "./description.ts";
import { printable } from "@chekt/description/printable";
import { progress } from "./report/progress.ts";
import { notTriedLine, terminalReport } from "./report/terminal.ts";
import { writeReport } from "./report/write.ts";
import { judge } from "./judge.ts";
import type { Target } from "./engine/target.ts";
import { checkAccess } from "./targets/check-access.ts";
import { dryRun } from "./targets/dry-run.ts";
import { startLocal } from "./targets/local.ts";
import { NoTarget } from "./targets/optional.ts";
import { urlTarget } from "./targets/url.ts";

for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);

process.exitCode = await main(readArguments(process.argv.slice(2)));

async function main(request: CliRequest): Promise<number> {
  switch (request.kind) {
    case "help":
      process.stdout.write(USAGE);
      return 0;
    case "version":
      process.stdout.write(`${readVersion()}\n`);
      return 0;
    case "error":
      process.stderr.write(`chekt-contract: ${request.message}\n`);
      return 2;
    case "run":
      return run(request.options);
  }
}

/** Continues without output if nothing reads it: created rows must still be deleted, and reports written. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

async function run(options: CliOptions): Promise<number> {
  const interruption = interruptible();
  let findings = 0;
  try {
    for (const name of options.targets) {
      if (interruption.signal.aborted) break;
      const target = name instanceof URL ? await reach(name, options, interruption.signal) : await startLocal(name);
      try {
        findings += options.dryRun
          ? await showPlan(target, options)
          : await runOn(target, options, interruption.signal);
      } finally {
        await target.stop();
      }
    }
  } catch (error) {
    if (interruption.signal.aborted) return 130;
    if (!(error instanceof NoTarget)) throw error;
    process.stderr.write(`chekt-contract: ${printable(error.message)}\n`);
    return 2;
  } finally {
    interruption.end();
  }
  if (interruption.signal.aborted) return 130;
  return findings > 0 ? 1 : 0;
}

/** @throws NoTarget if the suite cannot use the server. */
async function reach(url: URL, options: CliOptions, signal: AbortSignal): Promise<Target> {
  const { dealer = 0, allowWrites, idempotency, interval } = options;
  const target = urlTarget({ baseUrl: url.href, dealer, allowWrites, idempotency, interval, env: process.env });
  if (!options.dryRun) await checkAccess(target, signal);
  return target;
}

async function runOn(target: Target, options: CliOptions, signal: AbortSignal): Promise<number> {
  const shown = progress(process.stderr, target.name);
  const report = await judge(target, { ...options.judge, signal, onTask: shown.onTask });
  shown.end();
  // The files first: whatever reads the output, such as head, may be gone.
  const files = options.report === undefined ? [] : await writeReport(options.report, report);
  process.stdout.write(`${terminalReport(report)}\n`);
  if (files.length > 0) process.stdout.write(`Reports: ${files.join(", ")}\n\n`);
  return report.findings.length;
}

/** Prints each request that would be sent, and how often. */
async function showPlan(target: Target, options: CliOptions): Promise<number> {
  const counts = new Map<string, number>();
  const note = (method: string, path: string): void => {
    const line = `${method} ${path}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  };
  const dry = dryRun(target, readDescription(), note);
  const { notTried } = await judge(dry, { ...options.judge, cases: options.judge.cases ?? 10 });
  const lines = [...counts].map(([line, times]) => (times === 1 ? line : `${line} (${times} times)`));
  const head = `Requests that would be sent to ${target.baseUrl}, with the IDs of the examples:`;
  process.stdout.write(`${[head, "", ...lines, "", ...notTried.map(notTriedLine)].join("\n")}\n`);
  return 0;
}

/** Stops the run at the first Ctrl-C, so that created rows can be deleted, and the process at the second. */
function interruptible(): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write("\nStopping and deleting created rows. Press Ctrl-C again to stop immediately.\n");
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
    },
  };
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return version;
}
