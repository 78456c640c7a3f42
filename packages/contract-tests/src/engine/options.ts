import type { Description } from "../description.ts";
import type { TaskResult } from "./task-result.ts";

/** What is judged, and how thoroughly. */
export interface JudgeOptions {
  /**
   * What chance begins with: the same seed makes the same requests again.
   *
   * @default a random one, which the report names
   */
  readonly seed?: number | undefined;
  /**
   * How many made-up requests each operation gets.
   *
   * @default 100
   */
  readonly cases?: number | undefined;
  /** Only these operations. */
  readonly operations?: readonly string[] | undefined;
  /** Only what these checks find. */
  readonly checks?: readonly string[] | undefined;
  /** Only these tasks, each by its id or what it begins with: `fuzzing/createSite`, `promises`. */
  readonly tasks?: readonly string[] | undefined;
  /** The path of a counterexample of fast-check, to see that one case again. Only with one task. */
  readonly path?: string | undefined;
  /** The description that the target is held against. By default the published one. */
  readonly description?: Description | undefined;
  /** Ends the run; what was made is taken away all the same. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each task when it is done. */
  readonly onTask?: ((result: TaskResult, done: number, all: number) => void) | undefined;
}

export interface Settings {
  readonly seed: number;
  readonly cases: number;
  readonly path: string | undefined;
  readonly checks: readonly string[] | undefined;
  readonly signal: AbortSignal | undefined;
}

const CASES = 100;

export function readSettings({ seed, cases, path, checks, signal }: JudgeOptions): Settings {
  return {
    seed: seed ?? Math.floor(Math.random() * 0x7fff_ffff),
    cases: cases ?? CASES,
    path,
    checks,
    signal,
  };
}
