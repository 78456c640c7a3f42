import type { TaskResult } from "./turbo.ts";

/** How long some tasks took together, in milliseconds: from the first that was begun to the last that ended. */
export function wallTime(tasks: readonly Pick<TaskResult, "startTime" | "milliseconds">[]): number {
  if (tasks.length === 0) return 0;
  const begun = Math.min(...tasks.map(({ startTime }) => startTime));
  return Math.max(...tasks.map(({ startTime, milliseconds }) => startTime + milliseconds)) - begun;
}
