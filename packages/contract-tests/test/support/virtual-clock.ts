import type { Clock } from "../../src/engine/clock.ts";

/** A clock that jumps ahead instead of waiting. */
export interface VirtualClock extends Clock {
  /** The waits so far, in milliseconds. */
  readonly waits: readonly number[];
  advance(milliseconds: number): Promise<void>;
}

/** @param onAdvance moves the clock of a server as well. */
export function createVirtualClock(
  onAdvance: (milliseconds: number) => Promise<unknown> | void = () => {},
): VirtualClock {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const waits: number[] = [];
  const advance = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    await onAdvance(milliseconds);
  };
  return {
    waits,
    advance,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      await advance(milliseconds);
    },
  };
}
