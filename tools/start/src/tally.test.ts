import { describe, expect, it } from "vitest";
import { addTally, noTally, showTally, tallyTask } from "./tally.ts";

describe("the tally of a task", () => {
  it("is that of its tests if it has any", () => {
    expect(tallyTask(true, { passed: 7, failed: 0, skipped: 1 })).toEqual({ passed: 7, failed: 0, skipped: 1 });
    expect(tallyTask(false, { passed: 5, failed: 2, skipped: 0 })).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it("is one check if it has no tests", () => {
    expect(tallyTask(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(tallyTask(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("has one more failure if the task failed but no test did", () => {
    expect(tallyTask(false, { passed: 5, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });
});

it("shows skipped tests only if there are any", () => {
  const total = addTally(addTally(noTally, { passed: 2, failed: 0, skipped: 0 }), { passed: 1, failed: 3, skipped: 0 });
  expect(showTally(total)).toBe("3 passed, 3 failed");
  expect(showTally({ ...total, skipped: 4 })).toBe("3 passed, 3 failed, 4 skipped");
});
