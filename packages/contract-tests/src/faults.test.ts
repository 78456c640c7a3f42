import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judge } from "./suite/judge.ts";
import { allTasks } from "./suite/plan.ts";
import type { Target } from "./suite/target.ts";
import { startSandboxTarget } from "./targets/sandbox.ts";
import { accessFaults } from "./testing/access-faults.ts";
import { answerFaults } from "./testing/answer-faults.ts";
import { listFaults } from "./testing/list-faults.ts";
import { faulty } from "./testing/faulty.ts";
import { stateFaults } from "./testing/state-faults.ts";
import { answerChecks } from "./checks/answer-checks.ts";
import { readDescription } from "./description/index.ts";

let sandbox: Target;
beforeAll(async () => {
  sandbox = await startSandboxTarget();
});
afterAll(() => sandbox.stop());

const planted = [...answerFaults, ...accessFaults, ...listFaults, ...stateFaults];

describe("a server that", () => {
  it.each(planted)("$name is found out by $check", async ({ check, tasks, fault }) => {
    const { findings } = await judge(faulty(sandbox, fault(sandbox)), { seed: 1, cases: 100, tasks });
    expect(findings.map((finding) => finding.check)).toContain(check);
  });

  it("does nothing of the kind has no findings in the same tasks", async () => {
    const tasks = planted.flatMap((one) => one.tasks);
    const { findings, cases } = await judge(faulty(sandbox, {}), { seed: 1, cases: 100, tasks });
    expect(findings).toEqual([]);
    expect(cases).toBeGreaterThan(1000);
  });
});

it("each check has a fault that it finds", () => {
  const names = [
    ...answerChecks.map(({ name }) => name),
    ...allTasks(readDescription()).flatMap(({ checks }) => checks),
  ];
  expect(new Set(names)).toEqual(new Set(planted.map(({ check }) => check)));
});
