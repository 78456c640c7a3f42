/** Random numbers from a seed, so that a run can be repeated. */
export interface Random {
  /** A number from 0 up to, but not including, a limit. */
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** A text of arbitrary characters: ASCII, control characters, other scripts, lone surrogates. */
  text(maxLength: number): string;
  bytes(length: number): Buffer;
}

/** Creates random numbers with mulberry32, which is small and good enough to vary requests. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const ranges = [
    [0x20, 0x7e],
    [0, 0x1f],
    [0xa0, 0x24f],
    [0xac00, 0xd7a3],
    [0xd800, 0xdfff],
    [0x200b, 0x202e],
  ] as const;
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    text: (maxLength) =>
      Array.from({ length: below(maxLength + 1) }, () => {
        const [low, high] = ranges[next() < 0.6 ? 0 : below(ranges.length)] ?? ranges[0];
        return String.fromCharCode(low + below(high - low + 1));
      }).join(""),
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
