import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { collect } from "./collect.ts";
import { root } from "./workspace.ts";

/** A task of the graph that was run, or whose result came from the cache. */
export interface TaskResult {
  /** The name of the package, or `//` for the repository itself. */
  package: string;
  task: string;
  /** The package's folder, from the root. */
  directory: string;
  passed: boolean;
  cached: boolean;
  /** When it was begun, in milliseconds since 1970. */
  startTime: number;
  milliseconds: number;
}

export interface TurboRun {
  /** What the tasks that failed have printed. */
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
 * Runs tasks of the graph in `turbo.json`, and reads turbo's own summary of the run. Tasks that do not depend on one
 * that failed are still run; those that do are not among the results.
 *
 * @throws the reason of `signal`, when it aborts, once turbo and its tasks have ended.
 */
export async function runTurbo(args: string[], signal: AbortSignal): Promise<TurboRun> {
  const command = ["run", ...args, "--continue=dependencies-successful", "--output-logs=errors-only", "--summarize"];
  // As many tasks at once as there are cores: more only slow each other down, and tests that wait run out of time.
  command.push("--concurrency=100%");
  command.push("--ui=stream", "--no-color");
  const turbo = createRequire(join(root, "package.json")).resolve("turbo/bin/turbo");
  const { code, output } = await collect(process.execPath, [turbo, ...command], { signal });
  const path = /^Summary: +(.+\.json)$/m.exec(output.replaceAll(/^ +/gm, ""))?.[1];
  if (path === undefined) return { output, tasks: [], passed: false };
  const summary = JSON.parse(await readFile(path, "utf8")) as Summary;
  await rm(path);
  const tasks = summary.tasks.flatMap((task): TaskResult[] => {
    // A package without that script, or a task that was never begun since one before it failed.
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
  return { output: logsOf(output), tasks, passed: code === 0 };
}

/** The lines that tasks have printed, without turbo's own; all of them when no task has come to print any. */
function logsOf(output: string): string {
  const lines = output.split("\n").filter((line) => /^\S+:[\w:-]+: /.test(line) && !line.includes("ELIFECYCLE"));
  return lines.length > 0 ? lines.join("\n") : output;
}
