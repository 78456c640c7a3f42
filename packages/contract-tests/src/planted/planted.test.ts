import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { plantedFaults } from "./faults/index.ts";
import { plant } from "./plant.ts";

const folder = fileURLToPath(new URL("../../.reports/planted/", import.meta.url));
const judge = fileURLToPath(new URL("judge-planted.ts", import.meta.url));

/** The same each time, so that a fault is not found on one day and missed on another. */
const SEED = 1;
const CASES = 60;

/** How many of a hundred the suite has to find. */
const ENOUGH = 95;

/** How long one fault may keep the suite busy, in milliseconds. */
const PATIENCE = 120_000;

/** What a task of the suite finds first; null when it finds nothing. */
async function firstFinding(module: string, task: string): Promise<unknown> {
  const command = [judge, module, task, String(SEED), String(CASES)];
  const { stdout } = await promisify(execFile)(process.execPath, command, { timeout: PATIENCE });
  return stdout === "" ? null : JSON.parse(stdout);
}

describe("of the faults that are planted in the sandbox", () => {
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.concurrent.each(plantedFaults.map((fault, index) => ({ ...fault, index })))(
    "this one is found: $name",
    { timeout: PATIENCE * 2 },
    async ({ index, notFound, ...fault }) => {
      const finding = await firstFinding(await plant(fault, `${folder}${index}`), fault.task);
      expect(finding === null ? (notFound ?? "it is not found") : "found").toBe(notFound ?? "found");
    },
  );

  it(`${ENOUGH} of a hundred are found at least, of many that are each another`, () => {
    const found = plantedFaults.filter(({ notFound }) => notFound === undefined);
    expect((100 * found.length) / plantedFaults.length).toBeGreaterThanOrEqual(ENOUGH);
    expect(plantedFaults.length).toBeGreaterThanOrEqual(40);
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  });
});
