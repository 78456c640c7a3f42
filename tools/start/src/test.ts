import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { collect } from "./collect.ts";
import { CommandError } from "./command-error.ts";
import { readOptions } from "./read-options.ts";
import type { Report } from "./report.ts";
import { type Failure, readResults, showFailure } from "./results.ts";
import { runFiles } from "./run-files.ts";
import { addTally, noTally, showTally, tallyTask, type Tally } from "./tally.ts";
import { runTurbo, type TaskResult, type TurboRun } from "./turbo.ts";
import { wallTime } from "./wall-time.ts";

const help = `Usage: npm test -- [--affected] [--only KIND …]
       npm test -- FILE[:LINE] …

Installs what has changed and runs all checks: format, drift of the generated files, lint, types, unit tests, gates of
the description, contract tests. What has not changed since the last run is taken from the cache, unless it failed.

  FILE[:LINE]  run only this test file, or only the test at this line of it
  --affected   check only the packages changed since main, and those that depend on them
  --only KIND  run only lint, typecheck or test, with what they need; can be repeated
  --help       show this text
`;

/** The kinds of checks that `--only` can name. */
const kinds = ["lint", "typecheck", "test"];

/** Tasks that check all code at once, whatever a change affects. */
const ofAll = ["lint:code", "typecheck:code"];

const options = {
  affected: { type: "boolean", default: false },
  only: { type: "string", multiple: true, default: kinds },
  help: { type: "boolean", default: false },
} as const;

export interface TestContext {
  /** The folder of the repository. */
  readonly root: string;
  readonly report: Report;
  /** How long installing took, in milliseconds. */
  readonly installed: number;
  readonly signal: AbortSignal;
}

/** What some tasks add up to. */
interface Outcome {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
}

async function readOutcome(root: string, tasks: readonly TaskResult[]): Promise<Outcome> {
  const outcomes = await Promise.all(
    tasks.map(async (task) => {
      const results = await readResults(root, task);
      return { tally: tallyTask(task.passed, results?.tally), failures: results?.failures ?? [] };
    }),
  );
  return addOutcomes(outcomes);
}

function addOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    tally: outcomes.reduce((total, { tally }) => addTally(total, tally), noTally),
    failures: outcomes.flatMap(({ failures }) => failures),
  };
}

/** Shows one line for each kind of task, in the order given. */
async function showKinds(root: string, report: Report, run: TurboRun, order: readonly string[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const kind of order) {
    const tasks = run.tasks.filter(({ task }) => task === kind);
    if (tasks.length === 0) continue;
    const outcome = await readOutcome(root, tasks);
    outcomes.push(outcome);
    const cached = tasks.filter((task) => task.cached).length;
    const packages = tasks.length === 1 ? "" : `, ${tasks.length} packages`;
    const text = `${showTally(outcome.tally)}${packages}${cached > 0 ? `, ${cached} from the cache` : ""}`;
    if (outcome.tally.failed === 0) report.done(kind, wallTime(tasks), text);
    else report.failed(kind, wallTime(tasks), text);
  }
  return addOutcomes(outcomes);
}

/**
 * Runs tasks, but takes no failed tests from the cache. Turbo caches a task whose command exits with 0; a test runner that
 * does so in spite of failed tests would otherwise stay red until an input changes.
 */
export async function runChecks(root: string, args: readonly string[], signal: AbortSignal): Promise<TurboRun> {
  const run = await runTurbo(root, args, signal);
  const stale: TaskResult[] = [];
  for (const task of run.tasks) {
    if (!task.cached) continue;
    const results = await readResults(root, task);
    if (results && results.tally.failed > 0) stale.push(task);
  }
  if (stale.length === 0) return run;
  const filters = stale.map((task) => `--filter=${task.package}`);
  const again = await runTurbo(root, ["test", "--only", "--force", ...filters], signal);
  return {
    output: [run.output, again.output].filter((text) => text !== "").join("\n"),
    tasks: [...run.tasks.filter((task) => !stale.includes(task)), ...again.tasks],
    passed: run.passed && again.passed,
  };
}

/** What has to exist before it can be checked. */
const built = ["bundle", "codegen", "build"];

/** `npm test`. Resolves with the exit code. */
export async function test(args: string[], context: TestContext): Promise<number> {
  const { root, report, installed, signal } = context;
  const { values, positionals } = readOptions(args, options, help, { allowPositionals: true });
  if (values.help) {
    report.line(help);
    return 0;
  }
  if (positionals.length > 0) {
    if (values.affected) throw new CommandError("Test files cannot be combined with --affected.");
    return runFiles(positionals, context);
  }
  const unknown = values.only.find((kind) => !kinds.includes(kind));
  if (unknown !== undefined) throw new CommandError(`Unknown kind "${unknown}" in --only. Kinds: ${kinds.join(", ")}.`);
  const isWhole = values.only === kinds;
  const start = performance.now();
  report.title(`CHeKT Partner API: ${isWhole ? "all checks" : values.only.join(", ")}`);
  report.done("install", installed, `pnpm, Node ${process.versions.node}`);

  const runs: TurboRun[] = [];
  const outcomes: Outcome[] = [];
  const check = async (...requested: string[]): Promise<TurboRun> => {
    const run = await runChecks(root, requested, signal);
    runs.push(run);
    outcomes.push(await showKinds(root, report, run, ["format:check", "drift", ...built, ...ofAll, ...kinds]));
    return run;
  };
  // First, because later tasks write the generated files again.
  const first = isWhole ? await check("format:check", "drift") : undefined;
  const drifted = first?.tasks.some((task) => task.task === "drift" && !task.passed) === true;
  if (!drifted) {
    const code = ofAll.filter((task) => values.only.some((kind) => task.startsWith(kind)));
    if (values.affected) {
      if (code.length > 0) await check(...code);
      await check(...values.only, "--affected");
    } else {
      await check(...code, ...values.only);
    }
  }
  if (isWhole && !drifted && addOutcomes(outcomes).tally.failed === 0) {
    // The other command, as a newcomer runs it.
    const startTime = performance.now();
    const main = fileURLToPath(new URL("main.ts", import.meta.url));
    const command = [main, "start", "--once", "--port", "0"];
    const { code, output } = await collect(process.execPath, command, { cwd: root, signal });
    outcomes.push({ tally: tallyTask(code === 0, undefined), failures: [] });
    if (code === 0) report.done("npm start", performance.now() - startTime, "the first calls went through");
    else report.failed("npm start", performance.now() - startTime, output);
  }
  const { tally, failures } = addOutcomes(outcomes);
  for (const { passed, output } of runs) if (!passed) report.line(`\n${output.trim()}`);
  for (const failure of failures) report.line(`\n${showFailure(failure)}`);
  if (drifted) report.line("\nNothing else ran, because generated files are stale. See above.");
  if (tally.failed === 0 && runs.some(({ passed }) => !passed)) {
    throw new CommandError("turbo exited with an error, although no task failed. See above.");
  }
  report.line(`\nIn ${((installed + performance.now() - start) / 1000).toFixed(1)} s.\n${showTally(tally)}`);
  return tally.failed === 0 ? 0 : 1;
}
