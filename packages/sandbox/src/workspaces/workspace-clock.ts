import { type MachineClock, readClock } from "../store/clock.ts";
import type { Store } from "../store/store.ts";
import type { Moment, WorkspaceRow } from "../store/tables.ts";

/** The clock of a workspace: tokens and alarm verifications expire by it. */
export interface Clock {
  /** What it shows. */
  now(): Promise<Date>;
  /** Lets it go on from a moment. */
  set(moment: Date): Promise<Date>;
  /** Moves it by so many milliseconds, back where they are negative. */
  advance(milliseconds: number): Promise<Date>;
  /** Lets it stand still, at a moment or where it is, until it is set or resumed. */
  stop(moment?: Date): Promise<Date>;
  /** Lets it go on from what it shows. */
  resume(): Promise<Date>;
}

/** The last moment that a `Date` can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_MOMENT = 8.64e15;

type Face = Pick<WorkspaceRow, "clock_offset" | "clock_stands">;

/** The clock of a workspace, which all that share its store share. */
export function workspaceClock({ db }: Store, machine: MachineClock, workspace: string): Clock {
  const read = async (): Promise<Face> =>
    db
      .selectFrom("workspaces")
      .select(["clock_offset", "clock_stands"])
      .where("workspace", "=", workspace)
      .executeTakeFirstOrThrow();
  const write = async (moment: Moment, stands: boolean): Promise<Date> => {
    if (!Number.isInteger(moment) || Math.abs(moment) > LAST_MOMENT) {
      throw new RangeError(`The clock cannot show ${moment}: give a valid Date, or a whole number of milliseconds.`);
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
      const face = await read();
      return write(readClock(face, machine) + milliseconds, face.clock_stands === 1);
    },
    stop: async (moment) => write(moment?.getTime() ?? readClock(await read(), machine), true),
    resume: async () => write(readClock(await read(), machine), false),
  };
}
