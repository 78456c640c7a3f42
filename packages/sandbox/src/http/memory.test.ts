import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";

// Exposes the garbage collector without a flag for the whole process.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));

it("uses no more memory after many requests than after a few", { timeout: 60_000 }, async () => {
  const site = "/partner/v1/dealers/42/sites";
  const work = async (requests: number): Promise<number> => {
    for (let count = 0; count < requests; count += 4) {
      await sandbox.call(`GET ${site}/1`);
      // Every request has another query, and so needs another prepared statement.
      await sandbox.call(`GET ${site}?filter=name,${count % 700},neq&limit=${(count % 400) + 1}`);
      await sandbox.call(`GET ${site}?filter=name,^${count},regex`);
      await sandbox.call(`GET ${site}/0`);
    }
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  // Enough requests to fill the log and all caches.
  const few = await work(4000);
  const many = await work(12_000);
  expect(many / few).toBeLessThan(1.1);
});
