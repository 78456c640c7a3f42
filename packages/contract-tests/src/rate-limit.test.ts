import { startSandbox } from "@chekt/partner-sandbox";
import { describe, expect, it, onTestFinished } from "vitest";
import { createVirtualClock, type VirtualClock } from "../test/support/virtual-clock.ts";
import type { Target } from "./engine/target.ts";
import { judge } from "./judge.ts";
import type { Report } from "./report/report.ts";
import { urlTarget } from "./targets/url.ts";

const tasks = ["examples", "probes", "fuzzing/listSites", "promises/listSites", "promises/station-in-use", "stateful"];

interface Outcome {
  readonly report: Report;
  readonly clock: VirtualClock;
  /** How many requests the sandbox refused with 429. */
  readonly refused: number;
}

/** Judges a sandbox with a rate limit, by a clock that jumps ahead when the suite waits. */
async function judgeLimited(
  rateLimit: string,
  change: (response: Response) => void = () => {},
  options: object = { tasks },
): Promise<Outcome> {
  const sandbox = await startSandbox({ seed: "demo", rateLimit });
  onTestFinished(() => sandbox.close());
  const clock = createVirtualClock((milliseconds) => sandbox.clock.advance(milliseconds));
  await sandbox.clock.stop(new Date(clock.now()));
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const env = { CHEKT_CLIENT_ID: clientId, CHEKT_CLIENT_SECRET: clientSecret };
  let refused = 0;
  const target: Target = {
    ...urlTarget({ baseUrl: sandbox.url, dealer: 42, allowWrites: true, env }),
    async fetch(url, init) {
      const response = await sandbox.fetch(url, init);
      if (response.status === 429) refused += 1;
      change(response);
      return response;
    },
  };
  const report = await judge(target, { seed: 1, cases: 20, clock, ...options });
  return { report, clock, refused };
}

describe("judge on a server with a rate limit", () => {
  it("stays below a limit that the server states, without findings", async () => {
    const { report, clock, refused } = await judgeLimited("600/min,10/s");
    expect(report.findings).toEqual([]);
    expect(report.left).toEqual([]);
    expect(report.requests).toBeGreaterThan(1000);
    expect(clock.waits.length).toBeGreaterThan(100);
    expect(refused).toBeLessThan(report.requests / 100);
  });

  it.each([
    ["with Retry-After", ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]],
    ["without any header", ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after"]],
  ])("waits after 429 %s, without findings", async (_headers, hidden) => {
    const { report, refused } = await judgeLimited("600/min,10/s", ({ headers }) => {
      for (const name of hidden) headers.delete(name);
    });
    expect(report.findings).toEqual([]);
    expect(report.left).toEqual([]);
    expect(refused).toBeGreaterThan(50);
  });

  it("reports what it could not try if the server keeps returning 429, without findings", async () => {
    let served = 0;
    const limit: Parameters<typeof judgeLimited>[1] = (response) => {
      served += 1;
      // The token, and two pages of the task.
      if (served > 3) Object.defineProperty(response, "status", { value: 429 });
    };
    const options = { tasks: ["fuzzing/listSites", "fuzzing/getDealer"], cases: 50 };
    const { report } = await judgeLimited("6000/min", limit, options);
    expect(report.findings).toEqual([]);
    expect(report.notTried.map(({ why, tasks: names }) => [why, names])).toContainEqual([
      "the server still returned 429 after 8 retries",
      ["fuzzing/getDealer", "fuzzing/listSites"],
    ]);
    // No attempt to shrink what is not a failure.
    expect(served).toBe(3 + 2 * 9);
  });
});
