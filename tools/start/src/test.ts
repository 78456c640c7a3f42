import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { collect } from "./collect.ts";
import { CommandError } from "./command-error.ts";
import { readOptions } from "./read-options.ts";
import type { Report } from "./report.ts";
import { addTally, noTally, showTally, tallyOf, type Tally } from "./tally.ts";
import { runTurbo, type TaskResult, type TurboRun } from "./turbo.ts";
import { wallTime } from "./wall-time.ts";
import { root } from "./workspace.ts";

const help = `Usage: npm test -- [--affected]

Installs what has changed, and checks everything: format, drift of the generated files, lint, types, unit tests, gates of
the description, contract tests. What did not change since the last run is taken from the cache.

  --affected  check only the packages that what is not yet on main affects, and those that depend on them
  --help      this text
`;

const known = {
  affected: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Where `tools/config/vitest.ts` has every package write its results. */
const resultsOf = (directory: string): string => join(root, directory, ".reports", "tests.json");

/** What is read of the results that Vitest writes as JSON. */
interface Results {
  startTime: number;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

async function readTests(task: TaskResult): Promise<Tally | undefined> {
  if (task.task !== "test") return undefined;
  const text = await readFile(resultsOf(task.directory), "utf8").catch((error: NodeJS.ErrnoException) => {
    // A runner that broke down before it could write any.
    if (error.code === "ENOENT" && !task.passed) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const results = JSON.parse(text) as Results;
  // Left by an earlier run, when this one broke down before it wrote its own.
  if (!task.cached && results.startTime < task.startTime) return undefined;
  return { passed: results.numPassedTests, failed: results.numFailedTests, skipped: results.numPendingTests };
}

async function countTasks(tasks: TaskResult[]): Promise<Tally> {
  let total = noTally;
  for (const task of tasks) total = addTally(total, tallyOf(task.passed, await readTests(task)));
  return total;
}

/** Shows one line for each kind of task, in the order given, and adds up what they counted for. */
async function showKinds(report: Report, run: TurboRun, kinds: string[]): Promise<Tally> {
  let total = noTally;
  for (const kind of kinds) {
    const tasks = run.tasks.filter(({ task }) => task === kind);
    if (tasks.length === 0) continue;
    const tally = await countTasks(tasks);
    total = addTally(total, tally);
    const cached = tasks.filter((task) => task.cached).length;
    const milliseconds = wallTime(tasks);
    const where = tasks.length === 1 ? "" : `, ${tasks.length} packages`;
    const outcome = `${showTally(tally)}${where}${cached > 0 ? `, ${cached} from the cache` : ""}`;
    if (tally.failed === 0) report.done(kind, milliseconds, outcome);
    else report.failed(kind, milliseconds, outcome);
  }
  return total;
}

/** What has to be there before it can be checked. */
const built = ["bundle", "codegen", "build"];

/** `npm test`. Resolves with the exit code. */
export async function test(
  args: string[],
  { report, installed, signal }: { report: Report; installed: number; signal: AbortSignal },
): Promise<number> {
  const options = readOptions(args, known, help);
  if (options.help) {
    report.line(help);
    return 0;
  }
  const begun = performance.now();
  report.title("CHeKT Partner API: all checks");
  report.done("install", installed, `pnpm, Node ${process.versions.node}`);

  // Before anything else: what comes after would write the generated files anew, and judge those.
  const first = await runTurbo(["format:check", "drift"], signal);
  let total = await showKinds(report, first, ["format:check", "drift"]);
  const drifted = first.tasks.some((task) => task.task === "drift" && !task.passed);
  const runs = [first];
  if (!drifted) {
    const tasks = ["lint", "typecheck", "test"];
    // All code is read at once, by tasks of the repository itself, which no change of a package affects.
    const ofAll = ["lint:code", "typecheck:code"];
    const wanted = options.affected ? [ofAll, [...tasks, "--affected"]] : [[...ofAll, ...tasks]];
    for (const requested of wanted) {
      const run = await runTurbo(requested, signal);
      runs.push(run);
      total = addTally(total, await showKinds(report, run, [...built, ...ofAll, ...tasks]));
    }
  }
  if (!drifted && total.failed === 0) {
    // The other command, as a newcomer would run it.
    const startTime = performance.now();
    const main = fileURLToPath(new URL("main.ts", import.meta.url));
    const { code, output } = await collect(process.execPath, [main, "start", "--once", "--port", "0"], { signal });
    const passed = code === 0;
    total = addTally(total, tallyOf(passed, undefined));
    if (passed) report.done("npm start", performance.now() - startTime, "the first call went through");
    else report.failed("npm start", performance.now() - startTime, output);
  }
  for (const { passed, output } of runs) if (!passed) report.line(`\n${output.trim()}`);
  if (drifted) report.line("\nNothing else was run: the generated files are stale, see above.");
  if (total.failed === 0 && runs.some(({ passed }) => !passed)) {
    throw new CommandError("A run ended with an error, though none of its tasks did; see above.");
  }
  report.line(`\nIn ${((installed + performance.now() - begun) / 1000).toFixed(1)} s.\n${showTally(total)}`);
  return total.failed === 0 ? 0 : 1;
}
