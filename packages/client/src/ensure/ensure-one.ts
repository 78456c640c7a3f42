import type { Clock } from "@chekt/partner-auth/internal";
import { BadRequestError } from "../errors/bad-request-error.ts";
import { delayAfter, mayHaveBeenDone } from "../lost-answer.ts";
import { differences } from "./differences.ts";

/** What `ensure` had to do: create it, change it, or nothing. */
export type EnsureOutcome = "created" | "updated" | "unchanged";

/** What `ensure` gives: the thing as it is now, and what had to be done. */
export interface Ensured<Row> {
  readonly outcome: EnsureOutcome;
  readonly data: Row;
}

/** How to find, create and change the thing that is to be there. */
export interface EnsureWork<Row, Wanted> {
  readonly find: () => Promise<Row | undefined>;
  readonly create: (wanted: Wanted) => Promise<Row>;
  readonly update: (row: Row, changes: Partial<Wanted>) => Promise<Row>;
}

export interface EnsureSettings {
  readonly clock: Clock;
  readonly random: () => number;
  readonly retries: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Makes sure that a thing is there and is as wanted: finds it by your own id of it, creates it when it is absent, and
 * changes only what differs. A create whose answer was lost is looked for before it is sent again.
 */
export async function ensureOne<Row extends object, Wanted extends object>(
  wanted: Wanted,
  { find, create, update }: EnsureWork<Row, Wanted>,
  { clock, random, retries, signal }: EnsureSettings,
): Promise<Ensured<Row>> {
  let row = await find();
  let createdUnseen = false;
  for (let attempt = 1; row === undefined; attempt++) {
    try {
      return { outcome: "created", data: await create(wanted) };
    } catch (error) {
      createdUnseen ||= mayHaveBeenDone(error);
      // Refused may mean that another process was faster, or that the request whose answer was lost was.
      if (!mayHaveBeenDone(error) && !(error instanceof BadRequestError)) throw error;
      row = await find();
      if (row !== undefined) break;
      const delay = delayAfter(error, attempt, random);
      if (error instanceof BadRequestError || attempt > retries || delay === undefined) throw error;
      await clock.sleep(delay, signal);
    }
  }
  const changes = differences(wanted, row);
  if (changes) return { outcome: "updated", data: await update(row, changes) };
  return { outcome: createdUnseen ? "created" : "unchanged", data: row };
}
