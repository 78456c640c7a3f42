import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "@chekt/partner-sandbox";
import { createVirtualClock } from "../../test/support/virtual-clock.ts";
import { judge } from "../judge.ts";
import type { Report } from "../report/report.ts";
import { urlTarget } from "../targets/url.ts";
import type { Target } from "./target.ts";

const varied = [
  "examples/listSites",
  "probes/getSite",
  "probes/unknown_path",
  "boundaries/createSite",
  "stateful/createContact",
];

/** Judges a sandbox whose tokens live for two seconds, and whose every request takes half a second. */
async function judgeShortLived(
  tasks: readonly string[],
  change: (target: Target) => Partial<Target> = () => ({}),
): Promise<{
  readonly report: Report;
  readonly tokenRequests: number;
  /** How many requests were rejected with 401. */
  readonly rejected: number;
}> {
  const sandbox = await startSandbox({ seed: "demo", tokenTtl: 2 });
  onTestFinished(() => sandbox.close());
  const clock = createVirtualClock((milliseconds) => sandbox.clock.advance(milliseconds));
  await sandbox.clock.stop(new Date(clock.now()));
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const env = { CHEKT_CLIENT_ID: clientId, CHEKT_CLIENT_SECRET: clientSecret };
  let tokenRequests = 0;
  let rejected = 0;
  const target: Target = {
    ...urlTarget({ baseUrl: sandbox.url, dealer: 42, allowWrites: true, env }),
    async fetch(url, init) {
      if (url.endsWith("/oauth/token")) tokenRequests += 1;
      await clock.advance(500);
      const response = await sandbox.fetch(url, init);
      if (response.status === 401) rejected += 1;
      return response;
    },
  };
  const report = await judge({ ...target, ...change(target) }, { seed: 1, cases: 10, tasks, clock });
  return { report, tokenRequests, rejected };
}

describe("tokens of a run", () => {
  it("are renewed before they expire, so that no request is rejected", async () => {
    const { report, rejected } = await judgeShortLived(["examples/listSites", "boundaries/createSite"]);
    expect(report.findings).toEqual([]);
    expect(rejected).toBe(0);
  });

  it("are renewed after they expired, without findings", async () => {
    const { report, tokenRequests } = await judgeShortLived(varied);
    expect(report.findings).toEqual([]);
    expect(report.left).toEqual([]);
    expect(report.requests).toBeGreaterThan(100);
    expect(tokenRequests).toBeGreaterThan(report.requests / 6);
  });

  it("cause one finding if they expire earlier than the server says", async () => {
    const { report } = await judgeShortLived(varied, ({ fetch }) => ({
      async fetch(url, init) {
        const response = await fetch(url, init);
        if (!url.endsWith("/oauth/token") || response.status !== 200) return response;
        return Response.json({ ...Object(await response.json()), expires_in: 3600 }, { headers: response.headers });
      },
    }));
    expect(report.findings).toMatchObject([
      {
        check: "expired_token",
        operation: "createToken",
        expected: "a token that is valid for 3600 s, as expires_in says",
        got: expect.stringMatching(/^401 after [\d.]+ s$/),
      },
    ]);
    expect(report.findings[0]?.times).toBeGreaterThan(1);
  });
});
