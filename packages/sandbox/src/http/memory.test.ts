import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";

// The collector at hand, without a flag for the whole process.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));

it("keeps no more in memory after many requests than after some", { timeout: 60_000 }, async () => {
  const site = "/partner/v1/dealers/42/sites";
  const work = async (requests: number): Promise<number> => {
    for (let count = 0; count < requests; count += 4) {
      await sandbox.call(`GET ${site}/1`);
      // Each time another query, and so another statement.
      await sandbox.call(`GET ${site}?filter=name,${count % 700},neq&limit=${(count % 400) + 1}`);
      await sandbox.call(`GET ${site}?filter=name,^${count},regex`);
      await sandbox.call(`GET ${site}/0`);
    }
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  // Enough to fill the log, and all that is kept ready.
  const some = await work(4000);
  const many = await work(12_000);
  expect(many / some).toBeLessThan(1.1);
});
