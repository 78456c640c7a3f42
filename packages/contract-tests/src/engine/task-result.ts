/** The phases of a run, in order. */
export const phases = ["examples", "boundaries", "fuzzing", "probes", "promises", "stateful"] as const;
export type Phase = (typeof phases)[number];

/** The result of a task. */
export interface TaskResult {
  readonly task: string;
  readonly title: string;
  readonly phase: Phase;
  readonly operation: string | undefined;
  /** How many requests were sent. */
  readonly requests: number;
  /** How many cases ran: judged requests, or sequences of requests. */
  readonly cases: number;
  readonly milliseconds: number;
  /** How many new findings the task reported. */
  readonly findings: number;
  /** Why the task did not run, or only in part. */
  readonly notTried: readonly string[];
}
