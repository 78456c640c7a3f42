import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, isAbsolute, join } from "node:path";
import { collect } from "./collect.ts";

/** A task that ran, or whose result came from the cache. */
export interface TaskResult {
  /** The name of the package, or `//` for the repository itself. */
  package: string;
  task: string;
  /** The package's folder, from the root. */
  directory: string;
  passed: boolean;
  cached: boolean;
  /** In milliseconds since 1970. */
  startTime: number;
  milliseconds: number;
}

export interface TurboRun {
  /** What the failed tasks printed. */
  output: string;
  tasks: TaskResult[];
  passed: boolean;
}

interface Summary {
  execution: { exitCode: number };
  tasks: {
    package: string;
    task: string;
    directory: string;
    command: string;
    cache: { status: "HIT" | "MISS" };
    execution?: { exitCode: number | null; startTime: number; endTime: number };
  }[];
}

/**
 * Runs tasks of the repository in `root` and reads turbo's summary of the run. Tasks that depend on a failed one do not
 * run and are not among the results.
 *
 * @param args tasks and options of `turbo run`. What follows `--` goes to the commands of the tasks.
 * @throws the reason of `signal` if it aborts, once turbo and its tasks have ended.
 */
export async function runTurbo(root: string, args: readonly string[], signal: AbortSignal): Promise<TurboRun> {
  const options = ["--continue=dependencies-successful", "--output-logs=errors-only", "--summarize"];
  // One task per core: more slow each other down, and tests that wait time out.
  options.push("--concurrency=100%", "--ui=stream", "--no-color");
  const command = ["run", ...options, ...args];
  const turbo = createRequire(join(root, "package.json")).resolve("turbo/bin/turbo");
  const { code, output } = await collect(process.execPath, [turbo, ...command], {
    cwd: root,
    env: environment(),
    signal,
  });
  const path = /^Summary: +(.+\.json)$/m.exec(output.replaceAll(/^ +/gm, ""))?.[1];
  if (path === undefined) return { output, tasks: [], passed: false };
  const summary = JSON.parse(await readFile(path, "utf8")) as Summary;
  await rm(path);
  const tasks = summary.tasks.flatMap((task): TaskResult[] => {
    // The package does not have that script, or the task did not run because one that it depends on failed.
    if (task.command === "<NONEXISTENT>" || !task.execution) return [];
    return [
      {
        package: task.package,
        task: task.task,
        directory: task.directory,
        passed: task.execution.exitCode === 0,
        cached: task.cache.status === "HIT",
        startTime: task.execution.startTime,
        milliseconds: task.execution.endTime - task.execution.startTime,
      },
    ];
  });
  return { output: extractLogs(output), tasks, passed: code === 0 };
}

/**
 * The environment of turbo: without the variables that turbo sets for its tasks, because this may be one, and without
 * relative entries in PATH (`pnpm exec` adds one), because turbo looks pnpm up in one folder and runs it in another.
 */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("TURBO_") || name.includes("TELEMETRY"),
  );
  const path = (process.env["PATH"] ?? "").split(delimiter).filter(isAbsolute).join(delimiter);
  return { ...Object.fromEntries(entries), PATH: path };
}

/** The lines that tasks printed, without those of turbo, or those of turbo if no task printed any. */
function extractLogs(output: string): string {
  const lines = output.split("\n").filter((line) => /^\S+:[\w:-]+: /.test(line) && !line.includes("ELIFECYCLE"));
  return lines.length > 0 ? lines.join("\n") : output;
}
