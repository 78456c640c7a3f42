import { type OperationCoverage, summarise } from "./coverage.ts";
import type { Finding } from "./finding.ts";
import type { Session } from "./session.ts";
import type { TaskResult } from "./task.ts";

/** All that is to be said of a target. */
export interface Report {
  readonly target: string;
  readonly baseUrl: string;
  /** The version of the API that it was held against. */
  readonly version: string;
  readonly seed: number;
  readonly seconds: number;
  readonly requests: number;
  readonly cases: number;
  readonly findings: readonly Finding[];
  readonly tasks: readonly TaskResult[];
  /** Why something was not tried, and which tasks that were. */
  readonly notTried: readonly { readonly why: string; readonly tasks: readonly string[] }[];
  readonly coverage: {
    readonly seen: number;
    readonly all: number;
    readonly missing: readonly string[];
    readonly operations: readonly OperationCoverage[];
  };
  /** What the suite made and could not take away. */
  readonly left: readonly unknown[];
}

export function reportOf(
  session: Session,
  tasks: readonly TaskResult[],
  milliseconds: number,
  left: readonly unknown[],
): Report {
  const { description, target, settings, coverage, findings, requests } = session;
  const reasons = Map.groupBy(
    tasks.flatMap(({ task, notTried }) => notTried.map((why) => ({ task, why }))),
    ({ why }) => why,
  );
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
    tasks,
    notTried: [...reasons].map(([why, ofReason]) => ({ why, tasks: ofReason.map(({ task }) => task) })),
    coverage: { ...summarise(operations), operations },
    left,
  };
}
