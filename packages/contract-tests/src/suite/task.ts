import type { Run } from "./run.ts";
import type { CapabilityName } from "./target.ts";

/** A part of the suite that can be run alone. */
export interface Task {
  /** Its name: `fuzzing/createSite`. */
  readonly id: string;
  readonly phase: Phase;
  /** What it does, in a few words. */
  readonly title: string;
  readonly operation: string | undefined;
  /** The checks of its own, beside those of every answer. */
  readonly checks: readonly string[];
  /** What a target has to be able to do. */
  readonly needs: readonly CapabilityName[];
  readonly run: (run: Run) => Promise<void>;
}

export const phases = ["examples", "boundaries", "fuzzing", "probes", "promises", "stateful"] as const;
export type Phase = (typeof phases)[number];

/** What became of a task. */
export interface TaskResult {
  readonly task: string;
  readonly title: string;
  readonly phase: Phase;
  readonly operation: string | undefined;
  /** How many requests were sent. */
  readonly requests: number;
  /** How many cases were tried: requests with something to be judged by, or sequences of them. */
  readonly cases: number;
  readonly milliseconds: number;
  /** How many findings there are now that there were not before. */
  readonly findings: number;
  /** Why it was not tried, or not in all. */
  readonly notTried: readonly string[];
}
