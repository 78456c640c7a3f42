import type { Clock } from "./clock.ts";
import type { SharedToken } from "./shared-token.ts";
import type { StoredToken } from "./token-store.ts";

/** The right to renew a token. */
export interface Turn {
  /** Whether no other process renews the token at the same time. */
  readonly isExclusive: boolean;
  end(): Promise<void>;
}

/** How to wait for other processes. */
export interface TurnSettings {
  readonly clock: Clock;
  readonly random: () => number;
  /** How long to lock the token, and how long to wait for the lock of another process, in milliseconds. */
  readonly lockMs: number;
}

const FIRST_DELAY = 50;
const LONGEST_DELAY = 500;

/**
 * Waits for the right to renew a token, or until another process has renewed it.
 *
 * @param find reads the token that another process has stored, if it is a new one.
 */
export async function takeTurn(
  shared: SharedToken,
  { clock, random, lockMs }: TurnSettings,
  find: () => Promise<StoredToken | undefined>,
): Promise<Turn | StoredToken> {
  const deadline = clock.now() + lockMs;
  for (let delay = FIRST_DELAY; ; delay = Math.min(2 * delay, LONGEST_DELAY)) {
    const unlock = await shared.lock(lockMs);
    // Also if the lock of a process that has died does not end.
    if (unlock === undefined || (unlock === "taken" && clock.now() >= deadline)) {
      return { isExclusive: false, end: () => Promise.resolve() };
    }
    // The process that had the lock before may have renewed the token.
    const found = await find();
    if (unlock !== "taken") {
      if (found === undefined) return { isExclusive: true, end: unlock };
      await unlock();
    }
    if (found !== undefined) return found;
    await clock.sleep(delay * (0.5 + random() / 2));
  }
}

/** When to look for a token of another process that has used the refresh token first: the delays in milliseconds. */
const DELAYS = [0, 50, 100, 200, 400, 800];

/** How long to look for it, in milliseconds, even if the store is slow. */
const LONGEST_WAIT = 2000;

/**
 * Waits for the process that has used a refresh token before this one to store its token. Returns undefined if there is
 * none, which means that the refresh token is invalid for another reason.
 */
export async function waitForWinner(
  { clock, random }: Pick<TurnSettings, "clock" | "random">,
  find: () => Promise<StoredToken | undefined>,
): Promise<StoredToken | undefined> {
  const deadline = clock.now() + LONGEST_WAIT;
  for (const delay of DELAYS) {
    if (clock.now() >= deadline) return undefined;
    await clock.sleep(delay * (0.5 + random() / 2));
    const found = await find();
    if (found !== undefined) return found;
  }
  return undefined;
}
