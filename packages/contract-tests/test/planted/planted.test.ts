import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { responseChecks } from "../../src/checks/response-checks.ts";
import { readDescription } from "../../src/description.ts";
import type { Target } from "../../src/engine/target.ts";
import { judge } from "../../src/judge.ts";
import { allTasks } from "../../src/plan.ts";
import { startSandboxTarget } from "../../src/targets/sandbox.ts";
import { faulty } from "./faulty.ts";
import { type Outcome, describeVerdict, outcomeLines, shareFound } from "./outcome.ts";
import { plantedFaults } from "./wrappers/index.ts";

const reports = fileURLToPath(new URL("../../.reports/contract/", import.meta.url));

/** Fixed, so that every run finds the same faults. */
const SEED = 1;
const CASES = 100;

/** The percentage of faults that the suite must find. */
const REQUIRED_SHARE = 95;

const outcomes: Outcome[] = [];
let sandbox: Target;
beforeAll(async () => {
  sandbox = await startSandboxTarget();
});
afterAll(() => sandbox.stop());

describe("judge on a faulty sandbox", () => {
  for (const planted of plantedFaults) {
    it(`${planted.notFound === undefined ? "detects" : "does not detect"} a server that ${planted.name}`, async () => {
      const target = faulty(sandbox, planted.fault(sandbox));
      const { findings } = await judge(target, { seed: SEED, cases: CASES, tasks: [planted.task] });
      const checks = findings.map(({ check }) => check);
      outcomes.push({ fault: planted, isFound: checks.includes(planted.check) });
      expect(describeVerdict(planted, checks)).toBe(planted.notFound ?? `found by ${planted.check}`);
    });
  }

  it("reports no findings without a planted fault", { timeout: 300_000 }, async () => {
    const tasks = [...new Set(plantedFaults.map(({ task }) => task))];
    const { findings, cases } = await judge(faulty(sandbox, {}), { seed: SEED, cases: CASES, tasks });
    expect(findings).toEqual([]);
    expect(cases).toBeGreaterThan(1000);
  });
});

describe("planted faults", () => {
  afterAll(async () => {
    await mkdir(reports, { recursive: true });
    await writeFile(`${reports}planted.json`, `${JSON.stringify(outcomes, undefined, 2)}\n`);
    process.stdout.write(`\n${outcomeLines(outcomes).join("\n")}\n`);
  });

  it("plants at least 100 faults with unique names", () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(100);
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  });

  it(`tests every planted fault and detects at least ${REQUIRED_SHARE} % of them`, () => {
    expect(outcomes).toHaveLength(plantedFaults.length);
    expect(shareFound(outcomes)).toBeGreaterThanOrEqual(REQUIRED_SHARE);
  });

  it("plants a fault for each check", () => {
    const tasks = allTasks(readDescription());
    const names = [...responseChecks.map(({ name }) => name), ...tasks.flatMap(({ checks }) => checks)];
    expect(new Set(plantedFaults.map(({ check }) => check))).toEqual(new Set(names));
  });
});
