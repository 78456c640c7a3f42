import type { Description } from "../description.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { TaskResult } from "./task-result.ts";

/** What the suite tests, and how thoroughly. */
export interface JudgeOptions {
  /**
   * Random seed. The same seed generates the same requests.
   *
   * @default a random number, which the report includes
   */
  readonly seed?: number | undefined;
  /**
   * How many requests are generated per operation.
   *
   * @default 100
   */
  readonly cases?: number | undefined;
  /** Test only these operations. */
  readonly operations?: readonly string[] | undefined;
  /** Report only findings of these checks. */
  readonly checks?: readonly string[] | undefined;
  /** Run only these tasks, or the tasks below them: `fuzzing/createSite`, `promises`. */
  readonly tasks?: readonly string[] | undefined;
  /** The path of a fast-check counterexample, to run only that case. Requires exactly one task. */
  readonly path?: string | undefined;
  /** The description to test against. Defaults to the published one. */
  readonly description?: Description | undefined;
  /** Aborts the run. Created rows are still deleted. */
  readonly signal?: AbortSignal | undefined;
  /** Tells the time and waits. Replace it in tests. Defaults to the clock of the system. */
  readonly clock?: Clock | undefined;
  /** Called after each task. */
  readonly onTask?: ((result: TaskResult, done: number, all: number) => void) | undefined;
}

export interface Settings {
  readonly seed: number;
  readonly cases: number;
  readonly path: string | undefined;
  readonly checks: readonly string[] | undefined;
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
}

const CASES = 100;

export function readSettings({ seed, cases, path, checks, signal, clock }: JudgeOptions): Settings {
  return {
    seed: seed ?? Math.floor(Math.random() * 0x7fff_ffff),
    cases: cases ?? CASES,
    path,
    checks,
    signal,
    clock: clock ?? systemClock,
  };
}
