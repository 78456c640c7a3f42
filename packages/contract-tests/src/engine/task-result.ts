/** The phases of a run, in their order. */
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
