import type { Phase } from "./task-result.ts";
import type { Run } from "./run.ts";
import type { CapabilityName } from "./target.ts";

/** A part of the suite that can run alone. */
export interface Task {
  /** The unique name, such as `fuzzing/createSite`. */
  readonly id: string;
  readonly phase: Phase;
  /** A short summary. */
  readonly title: string;
  readonly operation: string | undefined;
  /** The checks that the task makes in addition to the response checks. */
  readonly checks: readonly string[];
  /** The capabilities that a target needs. */
  readonly needs: readonly CapabilityName[];
  readonly run: (run: Run) => Promise<void>;
}
