import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { JudgingProcess } from "./judging-process.ts";

const judging = new JudgingProcess(3000);
const sandbox = import.meta.resolve("@chekt/partner-sandbox");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-judging-"));
});
afterAll(async () => {
  await judging.end();
  await rm(folder, { recursive: true });
});

async function checksThatFind(source: string): Promise<readonly string[]> {
  const module = join(folder, `${Math.random()}.mjs`);
  await writeFile(module, source);
  return judging.checksThatFind({ module, tasks: ["examples/getDealer"], seed: 1, cases: 1 });
}

it("says what ended the process, and how a copy stalled it, and judges the next all the same", async () => {
  await expect(checksThatFind("process.exit(3);")).rejects.toThrow(/^The copy .* ended its process with 3\.$/);
  await expect(checksThatFind("await new Promise(() => setInterval(() => {}, 1e6));")).rejects.toThrow(
    /^The copy .* was not judged within 3000 ms\.$/,
  );
  expect(await checksThatFind(`export * from ${JSON.stringify(sandbox)};`)).toEqual([]);
});
