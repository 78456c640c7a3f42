import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDescription } from "../../src/description.ts";
import { findingLines, terminalReport } from "../../src/report/terminal.ts";
import { writeReport } from "../../src/report/write.ts";
import { createSuite, type Suite } from "../../src/judge.ts";
import { allTasks } from "../../src/plan.ts";
import { phases } from "../../src/engine/task-result.ts";
import type { Target } from "../../src/engine/target.ts";

/** The folder of the reports. */
const REPORTS = ".reports/contract";

/** Defines a test for each task of the suite on a target. A task that cannot run is skipped with its reason. */
export function judgeInVitest(name: string, start: () => Promise<Target>, cases: number): void {
  const tasks = allTasks(readDescription());
  let target: Target;
  let suite: Suite;
  beforeAll(async () => {
    target = await start();
    suite = createSuite(target, { seed: 1, cases });
  });
  afterAll(async () => {
    const report = suite.report();
    await writeReport(REPORTS, report);
    process.stdout.write(`\n${terminalReport(report)}\n`);
    await target.stop();
  });

  describe.each(phases)(`${name}: %s`, (phase) => {
    it.for(tasks.filter((task) => task.phase === phase))(
      "reports no findings in $id: $title",
      async (task, context) => {
        const { cases: tried, notTried } = await suite.run(task);
        const findings = suite.report().findings.filter((finding) => finding.task === task.id);
        expect(findings.map((finding) => findingLines(finding).join("\n"))).toEqual([]);
        if (tried > 0) return;
        expect(notTried).not.toEqual([]);
        context.skip(`not tried: ${notTried.join("; ")}`);
      },
    );
  });

  it(`generates at least ${cases} requests for each fully tested operation on ${name}`, () => {
    const fuzzing = suite.report().tasks.filter(({ phase, notTried }) => phase === "fuzzing" && notTried.length === 0);
    expect(fuzzing).not.toEqual([]);
    expect(fuzzing.filter((task) => task.cases < cases)).toEqual([]);
  });

  it(`exercises every described status code, parameter and property on ${name}`, () => {
    expect(suite.report().coverage.missing).toEqual([]);
  });
}
