import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
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

const turbo = createRequire(join(root, "package.json")).resolve("turbo/bin/turbo");

/**
 * Runs tasks of the graph in `turbo.json`, and reads turbo's own summary of the run. Tasks that do not depend on one
 * that failed are still run; those that do are not among the results.
 */
export async function runTurbo(args: string[]): Promise<TurboRun> {
  const command = ["run", ...args, "--continue=dependencies-successful", "--output-logs=errors-only", "--summarize"];
  const runs = join(root, ".turbo", "runs");
  await rm(runs, { recursive: true, force: true });
  const { code, output } = await collect(process.execPath, [turbo, ...command, "--ui=stream", "--no-color"]);
  const path = /^Summary: +(.+\.json)$/m.exec(output.replaceAll(/^ +/gm, ""))?.[1];
  if (path === undefined) return { output, tasks: [], passed: false };
  const summary = JSON.parse(await readFile(path, "utf8")) as Summary;
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
  return { output, tasks, passed: code === 0 };
}

function collect(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
