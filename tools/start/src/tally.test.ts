import { describe, expect, it } from "vitest";
import { addTally, noTally, showTally, tallyTask } from "./tally.ts";

describe("tallyTask", () => {
  it("counts the tests of a task", () => {
    expect(tallyTask(true, { passed: 7, failed: 0, skipped: 1 })).toEqual({ passed: 7, failed: 0, skipped: 1 });
    expect(tallyTask(false, { passed: 5, failed: 2, skipped: 0 })).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it("counts a task without tests as one check", () => {
    expect(tallyTask(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(tallyTask(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("counts a failure if a task failed but no test did", () => {
    expect(tallyTask(false, { passed: 5, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });
});

it("shows the number of skipped tests only if it is not zero", () => {
  const total = addTally(addTally(noTally, { passed: 2, failed: 0, skipped: 0 }), { passed: 1, failed: 3, skipped: 0 });
  expect(showTally(total)).toBe("3 passed, 3 failed");
  expect(showTally({ ...total, skipped: 4 })).toBe("3 passed, 3 failed, 4 skipped");
});
