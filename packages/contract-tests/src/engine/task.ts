import type { Phase } from "./task-result.ts";
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
