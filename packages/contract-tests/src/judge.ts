import { type Description, readDescription } from "./description.ts";
import { cleanUp } from "./engine/clean-up.ts";
import { NoTarget } from "./targets/optional.ts";
import { explainForbiddenWrites } from "./targets/url-rules.ts";
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

/** The suite for one target, whose tasks can be run one by one. */
export interface Suite {
  readonly tasks: readonly Task[];
  run(task: Task): Promise<TaskResult>;
  /** Reports the results so far. */
  report(): Report;
  /** Deletes the rows that the suite created. */
  cleanUp(): Promise<void>;
}

/** The capabilities with which the suite changes something. */
const changing = ["writes", "dealerWrites", "connecting", "verifications"] as const;

/**
 * Creates a suite for a target.
 *
 * @throws NoTarget if the target is CHeKT's production and the suite could change something there.
 */
export function createSuite(target: Target, options: JudgeOptions = {}): Suite {
  const refusal = changing.some((name) => target.capabilities[name] === true)
    ? explainForbiddenWrites(new URL(target.baseUrl))
    : undefined;
  if (refusal !== undefined) throw new NoTarget(refusal);
  const description: Description = options.description ?? readDescription();
  const session = new Session(description, target, readSettings(options));
  const results: TaskResult[] = [];
  const started = performance.now();
  let left: readonly unknown[] = [];
  const deleteCreated = async (): Promise<void> => {
    left = await cleanUp(session);
  };
  return {
    tasks: planTasks(description, options),
    async run(task) {
      const result = await runTask(session, task);
      results.push(result);
      // Rows left by one task could make the next one fail.
      await deleteCreated();
      return result;
    },
    report: () => buildReport(session, results, performance.now() - started, left),
    cleanUp: deleteCreated,
  };
}

/**
 * Runs the whole suite, or a selection of its tasks, against a server.
 *
 * @returns the findings, the coverage, and what was not tried and why. No response of the server makes it reject.
 * @throws NoTarget if the target is CHeKT's production and the suite could change something there.
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

async function runTask(session: Session, task: Task): Promise<TaskResult> {
  const { target } = session;
  const before = { requests: session.requests, findings: session.findings.length, at: performance.now() };
  session.task = task.id;
  const run = new Run(session, task.id);
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
