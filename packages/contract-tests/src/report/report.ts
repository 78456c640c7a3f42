import { responseChecks } from "../checks/response-checks.ts";
import { type OperationCoverage, summarise } from "../engine/coverage.ts";
import type { ErrorFormatUse } from "../engine/error-formats.ts";
import type { Finding } from "../engine/finding.ts";
import type { Session } from "../engine/session.ts";
import type { TaskResult } from "../engine/task-result.ts";

/** What was not tried, and why. */
export interface NotTried {
  readonly why: string;
  /** Tasks that did not run, or only in part. */
  readonly tasks: readonly string[];
  /** Response checks that did not apply. */
  readonly checks: readonly string[];
}

/** The results for a target. */
export interface Report {
  readonly target: string;
  readonly baseUrl: string;
  /** The version of the API that the target was tested against. */
  readonly version: string;
  readonly seed: number;
  readonly seconds: number;
  readonly requests: number;
  readonly cases: number;
  readonly findings: readonly Finding[];
  /** In which of the two formats of the description the target returns errors. */
  readonly errorFormat: ErrorFormatUse;
  readonly tasks: readonly TaskResult[];
  readonly notTried: readonly NotTried[];
  readonly coverage: {
    readonly seen: number;
    readonly all: number;
    readonly missing: readonly string[];
    readonly operations: readonly OperationCoverage[];
  };
  /** The rows that the suite created and could not delete. */
  readonly left: readonly unknown[];
}

export function buildReport(
  session: Session,
  tasks: readonly TaskResult[],
  milliseconds: number,
  left: readonly unknown[],
): Report {
  const { description, target, settings, coverage, findings, requests } = session;
  const { operations } = coverage;
  const info = description.document["info"];
  return {
    target: target.name,
    baseUrl: target.baseUrl,
    version: String(Object(info)["version"]),
    seed: settings.seed,
    seconds: milliseconds / 1000,
    requests,
    cases: tasks.reduce((sum, { cases }) => sum + cases, 0),
    findings,
    errorFormat: session.errorFormats.use,
    tasks,
    notTried: listNotTried(session, tasks),
    coverage: { ...summarise(operations), operations },
    left,
  };
}

function listNotTried({ target }: Session, results: readonly TaskResult[]): NotTried[] {
  const checks = responseChecks.flatMap(({ name, needs }) => {
    const capability = needs === undefined ? true : target.capabilities[needs];
    return capability === true ? [] : [{ why: capability, check: name }];
  });
  const tasks = results.flatMap(({ task, notTried }) => notTried.map((why) => ({ why, task })));
  return [...new Set([...tasks, ...checks].map(({ why }) => why))].map((reason) => ({
    why: reason,
    tasks: tasks.filter(({ why }) => why === reason).map(({ task }) => task),
    checks: checks.filter(({ why }) => why === reason).map(({ check }) => check),
  }));
}
