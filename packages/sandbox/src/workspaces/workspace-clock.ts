import { type MachineClock, readClock } from "../store/clock.ts";
import type { Store } from "../store/store.ts";
import type { Moment, WorkspaceRow } from "../store/tables.ts";

/** The clock of a workspace. Tokens and alarm verifications expire by it. */
export interface Clock {
  /** Returns the current time. */
  now(): Promise<Date>;
  /** Sets the time, from which the clock runs on. */
  set(moment: Date): Promise<Date>;
  /** Moves the clock by this many milliseconds; negative numbers move it back. */
  advance(milliseconds: number): Promise<Date>;
  /** Stops the clock, at the given or the current time, until it is set or resumed. */
  stop(moment?: Date): Promise<Date>;
  /** Lets a stopped clock run on from the time it shows. */
  resume(): Promise<Date>;
}

/**
 * The range of the clock. A timestamp has a year of four digits (RFC 3339), and whatever expires within the next years needs
 * one too.
 */
const FIRST_MOMENT = Date.UTC(1900, 0);
const LAST_MOMENT = Date.UTC(9990, 0);

type ClockState = Pick<WorkspaceRow, "clock_offset" | "clock_stands">;

/** Creates the clock of a workspace. It is kept in the store, so all processes that share the store share it. */
export function workspaceClock({ db }: Store, machine: MachineClock, workspace: string): Clock {
  const read = async (): Promise<ClockState> =>
    db
      .selectFrom("workspaces")
      .select(["clock_offset", "clock_stands"])
      .where("workspace", "=", workspace)
      .executeTakeFirstOrThrow();
  const write = async (moment: Moment, stands: boolean): Promise<Date> => {
    if (!(Number.isInteger(moment) && moment >= FIRST_MOMENT && moment <= LAST_MOMENT)) {
      const range = `${new Date(FIRST_MOMENT).toISOString()} to ${new Date(LAST_MOMENT).toISOString()}`;
      throw new RangeError(`Invalid time ${moment} for the clock. Use a Date from ${range}, or whole milliseconds.`);
    }
    await db
      .updateTable("workspaces")
      .set({ clock_offset: stands ? moment : moment - machine(), clock_stands: stands ? 1 : 0 })
      .where("workspace", "=", workspace)
      .execute();
    return new Date(moment);
  };
  return {
    now: async () => new Date(readClock(await read(), machine)),
    set: (moment) => write(moment.getTime(), false),
    async advance(milliseconds) {
      const state = await read();
      return write(readClock(state, machine) + milliseconds, state.clock_stands === 1);
    },
    stop: async (moment) => write(moment?.getTime() ?? readClock(await read(), machine), true),
    resume: async () => write(readClock(await read(), machine), false),
  };
}
