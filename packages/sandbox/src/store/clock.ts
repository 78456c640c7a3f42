import type { Moment, WorkspaceRow } from "./tables.ts";

/** Tells the machine's time. */
export type MachineClock = () => Moment;

/** What the clock of a workspace shows. It goes with the machine's, ahead of it or behind, or stands still. */
export function readClock(
  { clock_offset, clock_stands }: Pick<WorkspaceRow, "clock_offset" | "clock_stands">,
  machine: MachineClock,
): Moment {
  return clock_stands ? clock_offset : machine() + clock_offset;
}
