import { type Description, readDescription } from "./description.ts";
import { cleanUp } from "./engine/clean-up.ts";
import { Blocked } from "./engine/finding.ts";
import { NotOurs } from "./engine/ledger.ts";
import { type JudgeOptions, readSettings } from "./engine/options.ts";
import { planTasks } from "./plan.ts";
import { type Report, buildReport } from "./report/report.ts";
import { Run } from "./engine/run.ts";
import { Session } from "./engine/session.ts";
import type { TaskResult } from "./engine/task-result.ts";
import type { Task } from "./engine/task.ts";
import type { Target } from "./engine/target.ts";
import { Tokens } from "./engine/tokens.ts";

/** The suite on one target: its tasks can be run one by one. */
export interface Suite {
  readonly tasks: readonly Task[];
  run(task: Task): Promise<TaskResult>;
  /** What was seen so far. */
  report(): Report;
  /** Takes away what the suite made. */
  cleanUp(): Promise<void>;
}

/** Makes a suite for a target. */
export function createSuite(target: Target, options: JudgeOptions = {}): Suite {
  const description: Description = options.description ?? readDescription();
  const session = new Session(description, target, readSettings(options));
  const tokens = new Tokens(session);
  const results: TaskResult[] = [];
  const started = performance.now();
  let left: readonly unknown[] = [];
  const takeAway = async (): Promise<void> => {
    left = await cleanUp(session, () => tokens.of("partner", "clean-up"));
  };
  return {
    tasks: planTasks(description, options),
    async run(task) {
      const result = await runTask(session, tokens, task);
      results.push(result);
      // What a task leaves behind could stand in the way of the next.
      await takeAway();
      return result;
    },
    report: () => buildReport(session, results, performance.now() - started, left),
    cleanUp: takeAway,
  };
}

/**
 * Judges a server by the whole suite.
 *
 * @returns what was found, what was covered, and what was not tried and why. Nothing that the server does makes it fail.
 *
 * @example
 * ```ts
 * import { judge, startSandboxTarget } from "@chekt/partner-contract-tests";
 *
 * const target = await startSandboxTarget();
 * const report = await judge(target, { seed: 1, cases: 20 });
 * console.log(report.findings.length); // 0
 * await target.stop();
 * ```
 */
export async function judge(target: Target, options: JudgeOptions = {}): Promise<Report> {
  const suite = createSuite(target, options);
  try {
    for (const [index, task] of suite.tasks.entries()) {
      if (options.signal?.aborted) break;
      const result = await suite.run(task);
      options.onTask?.(result, index + 1, suite.tasks.length);
    }
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  } finally {
    await suite.cleanUp();
  }
  return suite.report();
}

async function runTask(session: Session, tokens: Tokens, task: Task): Promise<TaskResult> {
  const { target } = session;
  const before = { requests: session.requests, findings: session.findings.length, at: performance.now() };
  const run = new Run(session, tokens, task.id);
  for (const need of task.needs) {
    const capability = target.capabilities[need];
    if (capability !== true) run.notTried.add(capability);
  }
  if (run.notTried.size === 0) {
    await target.control?.reset();
    try {
      await task.run(run);
    } catch (error) {
      if (!(error instanceof Blocked || error instanceof NotOurs)) throw error;
      run.notTried.add(error.message);
    }
  }
  return {
    task: task.id,
    title: task.title,
    phase: task.phase,
    operation: task.operation,
    requests: session.requests - before.requests,
    cases: run.cases,
    milliseconds: performance.now() - before.at,
    findings: session.findings.length - before.findings,
    notTried: [...run.notTried],
  };
}
