import type { TaskResult } from "./turbo.ts";

/** The elapsed time of some tasks in milliseconds, from the start of the first to the end of the last. */
export function wallTime(tasks: readonly Pick<TaskResult, "startTime" | "milliseconds">[]): number {
  if (tasks.length === 0) return 0;
  const begun = Math.min(...tasks.map(({ startTime }) => startTime));
  return Math.max(...tasks.map(({ startTime, milliseconds }) => startTime + milliseconds)) - begun;
}
