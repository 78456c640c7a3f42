import type { Moment, WorkspaceRow } from "./tables.ts";

/** Returns the time of the machine. */
export type MachineClock = () => Moment;

/** Reads the clock of a workspace. It runs with the machine's clock, ahead of it or behind, or is stopped. */
export function readClock(
  { clock_offset, clock_stands }: Pick<WorkspaceRow, "clock_offset" | "clock_stands">,
  machine: MachineClock,
): Moment {
  return clock_stands ? clock_offset : machine() + clock_offset;
}
