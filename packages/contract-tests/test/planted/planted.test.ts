import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { responseChecks } from "../../src/checks/response-checks.ts";
import { readDescription } from "../../src/description.ts";
import { judge } from "../../src/judge.ts";
import { allTasks } from "../../src/plan.ts";
import type { Target } from "../../src/engine/target.ts";
import { startSandboxTarget } from "../../src/targets/sandbox.ts";
import { faulty } from "./faulty.ts";
import { JudgingProcess } from "./judging-process.ts";
import { type Outcome, outcomeLines, shareFound, describeVerdict } from "./outcome.ts";
import { copySandbox, patch } from "./patch.ts";
import { patchedFaults } from "./patches/index.ts";
import { wrappedFaults } from "./wrappers/index.ts";

const reports = fileURLToPath(new URL("../../.reports/", import.meta.url));
const copies = `${reports}planted/`;

/** The same each time, so that a fault is not found on one day and missed on another. */
const SEED = 1;
const CASES = { patched: 60, wrapped: 100 };

/** How many of a hundred the suite has to find. */
const ENOUGH = 95;

/** How long one fault may keep the suite busy, in milliseconds. */
const PATIENCE = 300_000;

const all = [...patchedFaults, ...wrappedFaults];
const outcomes: Outcome[] = [];

/** Writes down what became of a fault, and says it. */
function conclude(fault: Outcome["fault"], checks: readonly string[]): string {
  outcomes.push({ fault, isFound: checks.includes(fault.check) });
  return describeVerdict(fault, checks);
}

/** What is to become of it. */
function expected({ check, notFound }: Outcome["fault"]): string {
  return notFound ?? `found by ${check}`;
}

describe("a fault in the sandbox's sources:", () => {
  const judging = new JudgingProcess(PATIENCE);
  const order = { seed: SEED, cases: CASES.patched };
  afterAll(async () => {
    await judging.end();
    await rm(copies, { recursive: true, force: true });
  });

  it.each(patchedFaults.map((fault, index) => ({ fault, index, name: fault.name })))(
    "$name",
    { timeout: PATIENCE * 2 },
    async ({ fault, index }) => {
      const module = await patch(fault, `${copies}${index}`);
      const checks = await judging.checksThatFind({ ...order, module, tasks: [fault.task] });
      expect(conclude(fault, checks)).toBe(expected(fault));
    },
  );

  it("none, and the same tasks find nothing", { timeout: PATIENCE * 2 }, async () => {
    const module = await copySandbox(`${copies}whole`);
    const tasks = [...new Set(patchedFaults.map(({ task }) => task))];
    expect(await judging.checksThatFind({ ...order, module, tasks })).toEqual([]);
  });

  it("one that cannot be planted any more is a failure that says so", async () => {
    const stale = { name: "the moon is missing", file: "http/api.ts", from: "the moon", to: "" };
    await expect(patch(stale, `${copies}stale`)).rejects.toThrow(
      'The fault "the moon is missing" cannot be planted: http/api.ts has 0 times\nthe moon',
    );
  });
});

describe("a fault on the way to the sandbox and back:", () => {
  let sandbox: Target;
  beforeAll(async () => {
    sandbox = await startSandboxTarget();
  });
  afterAll(() => sandbox.stop());

  it.each(wrappedFaults)("$name", async (fault) => {
    const target = faulty(sandbox, fault.fault(sandbox));
    const { findings } = await judge(target, { seed: SEED, cases: CASES.wrapped, tasks: [fault.task] });
    const checks = findings.map(({ check }) => check);
    expect(conclude(fault, checks)).toBe(expected(fault));
  });

  it("none, and the same tasks find nothing", async () => {
    const tasks = wrappedFaults.map(({ task }) => task);
    const { findings, cases } = await judge(faulty(sandbox, {}), { seed: SEED, cases: CASES.wrapped, tasks });
    expect(findings).toEqual([]);
    expect(cases).toBeGreaterThan(1000);
  });
});

describe("of all faults that are planted", () => {
  afterAll(async () => {
    await mkdir(`${reports}contract`, { recursive: true });
    await writeFile(`${reports}contract/planted.json`, `${JSON.stringify(outcomes, undefined, 2)}\n`);
    process.stdout.write(`\n${outcomeLines(outcomes).join("\n")}\n`);
  });

  it("there are many, and no two are the same", () => {
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it("each was tried, and enough were found", () => {
    expect(outcomes).toHaveLength(all.length);
    expect(shareFound(outcomes)).toBeGreaterThanOrEqual(ENOUGH);
  });

  it("each check finds one", () => {
    const tasks = allTasks(readDescription());
    const names = [...responseChecks.map(({ name }) => name), ...tasks.flatMap(({ checks }) => checks)];
    expect(new Set(all.map(({ check }) => check))).toEqual(new Set(names));
  });
});
