/** How many checks passed, failed and were skipped. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const noTally: Tally = { passed: 0, failed: 0, skipped: 0 };

export function addTally(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/**
 * The tally of a task: its tests if it has any, otherwise one check. A task that failed although none of its tests did,
 * for example because of an unhandled rejection, counts as one failure.
 */
export function tallyTask(passed: boolean, tests: Tally | undefined): Tally {
  if (!passed && (tests?.failed ?? 0) === 0)
    return { passed: tests?.passed ?? 0, failed: 1, skipped: tests?.skipped ?? 0 };
  return tests ?? { passed: 1, failed: 0, skipped: 0 };
}

/** `3 passed, 0 failed`, followed by the number of skipped tests if there are any. */
export function showTally({ passed, failed, skipped }: Tally): string {
  const counted = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${counted}, ${skipped} skipped` : counted;
}
