import { expect, it } from "vitest";
import { divideMemory } from "./memory-limits.ts";

const MB = 1024 * 1024;

it("divides memory between the log, bodies, unread responses and snapshots", () => {
  expect(divideMemory(64 * MB)).toEqual({
    log: 16 * MB,
    bodies: 16 * MB,
    unread: 16 * MB,
    snapshot: 16 * MB,
    snapshots: 64 * MB,
  });
  expect(divideMemory(16 * MB)).toMatchObject({ bodies: 4 * MB, snapshot: 4 * MB });
  expect(divideMemory(1024 * MB)).toMatchObject({ log: 256 * MB, snapshot: 16 * MB });
});

it("takes a quarter of the heap by default, and 256 MB at most", () => {
  const { snapshots } = divideMemory();
  expect(snapshots).toBeGreaterThanOrEqual(16 * MB);
  expect(snapshots).toBeLessThanOrEqual(256 * MB);
});
