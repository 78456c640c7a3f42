/**
 * A pseudo-random number from 0 to 1, determined by the seed and the turn, so that a run with faults can be reproduced.
 * Mulberry32, one step per turn.
 */
export function chance(seed: number, turn: number): number {
  let state = (seed + Math.imul(turn, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
