import { expect, it } from "vitest";
import { wallTime } from "./wall-time.ts";

it("measures the elapsed time of parallel tasks, not the sum of their durations", () => {
  const tasks = [
    { startTime: 1000, milliseconds: 400 },
    { startTime: 900, milliseconds: 300 },
    { startTime: 1100, milliseconds: 50 },
  ];
  expect(wallTime(tasks)).toBe(500);
  expect(wallTime(tasks.slice(0, 1))).toBe(400);
  expect(wallTime([])).toBe(0);
});
