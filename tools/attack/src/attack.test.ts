import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnSandbox, startOwnSandbox } from "./own-sandbox.ts";
import { createRandom } from "./random.ts";
import { percentile, renderReport } from "./report.ts";
import { attackByRestarts } from "./restarts.ts";
import { attack } from "./run.ts";
import type { Target } from "./target.ts";
import { createWorkspaces, type Workspaces } from "./workspaces.ts";

/** Short, because this runs with all other tests. `pnpm attack` takes its time. */
const DURATION = 6000;

describe("the attack", () => {
  let sandbox: OwnSandbox;
  let workspaces: Workspaces;
  beforeAll(async () => {
    sandbox = await startOwnSandbox();
    workspaces = await createWorkspaces(sandbox.url, undefined);
  }, 60_000);
  afterAll(async () => {
    await workspaces[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
  });

  it(
    "finds nothing in the sandbox with a heap of 256 MB, and another client is served",
    { timeout: 120_000 },
    async () => {
      const report = await attack(workspaces.target, { duration: DURATION, seed: 1 });
      process.stdout.write(renderReport(report));
      expect(report.findings).toEqual([]);
      for (const { name, runs } of report.attacks) expect(runs, name).toBeGreaterThan(0);
      expect(report.attacked.length).toBeGreaterThan(20);
      // Undefined where the system does not say.
      expect((await sandbox.peakMemory()) ?? 0).toBeLessThan(700 * 2 ** 20);
    },
  );

  it("loses no confirmed write when the process is killed", { timeout: 60_000 }, async () => {
    expect(await attackByRestarts(sandbox, workspaces.target, 2)).toBeGreaterThanOrEqual(50);
  });
});

/** A server that confirms everything, and whose responses a test changes. */
async function withServer(
  respond: (path: string, count: number) => { readonly status: number; readonly body: unknown } | "none",
  work: (target: Target) => Promise<void>,
): Promise<void> {
  let [count, tokens] = [0, 0];
  const server: Server = createServer((request, response) => {
    request.resume().on("end", () => {
      const path = request.url ?? "";
      count += 1;
      // The first two are those of the other client and the attacker.
      const answer =
        path === "/oauth/token" && ++tokens <= 2
          ? { status: 200, body: { access_token: "token" } }
          : respond(path, count);
      if (answer === "none") return;
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const client = { clientId: "a", clientSecret: "b", dealerId: 42 };
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  try {
    await work({ host: "127.0.0.1", port, attacker: client, other: { ...client, clientId: "c" } });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("the attack on a faulty server", () => {
  const site = { status: 201, body: { site_id: 7 } };
  const isOther = (path: string): boolean => path.endsWith("/sites/7");
  const refusal = { status: 400, body: {} };

  it.each<[string, Parameters<typeof withServer>[0], RegExp]>([
    ["returns 500", () => ({ status: 500, body: "oops" }), /returned 500/],
    [
      "issues tokens for anything",
      () => ({ status: 200, body: { access_token: "x" } }),
      /An invalid token request got a token/,
    ],
    [
      "returns the data of another workspace",
      () => ({ status: 400, body: "canary-of-another-workspace" }),
      /returned data of another workspace/,
    ],
  ])("finds a server that %s", { timeout: 60_000 }, async (_what, respond, finding) => {
    let created = false;
    const answer: typeof respond = (path, count) => {
      if (isOther(path)) return { status: 200, body: {} };
      if (!created && path.endsWith("/sites")) {
        created = true;
        return site;
      }
      return respond(path, count);
    };
    await withServer(answer, async (target) => {
      const { findings } = await attack(target, { duration: 3000, seed: 1 });
      expect(findings.some((one) => finding.test(one))).toBe(true);
    });
  });

  it("finds a server that no longer serves another client", { timeout: 60_000 }, async () => {
    let reads = 0;
    const answer = (path: string): { status: number; body: unknown } => {
      if (path.endsWith("/sites/7")) return { status: (reads += 1) > 60 ? 503 : 200, body: {} };
      return path.endsWith("/sites") ? site : refusal;
    };
    await withServer(answer, async (target) => {
      const { findings } = await attack(target, { duration: 1000, seed: 1 });
      expect(findings).toContain("Another client: a read returned 503");
    });
  });
});

it("attacks only sandboxes on this machine", async () => {
  for (const url of ["https://api.chekt.com", "http://192.0.2.1:4010", "http://localhost.example"]) {
    await expect(createWorkspaces(url, undefined)).rejects.toThrow("is not a sandbox on this machine");
  }
});

it("repeats the same requests for the same seed", () => {
  const [one, same, other] = [createRandom(7), createRandom(7), createRandom(8)];
  const text = one.text(100);
  expect(same.text(100)).toBe(text);
  expect(other.text(100)).not.toBe(text);
});

it("reports percentiles, and at most twenty findings", () => {
  expect([0.5, 0.99, 1].map((share) => percentile([3, 1, 2, 4], share))).toEqual([3, 4, 4]);
  const findings = Array.from({ length: 30 }, (_, index) => `finding ${index}`);
  const text = renderReport({ attacks: [], findings, idle: [1], attacked: [2] });
  expect(text).toContain("30 findings:");
  expect(text).toContain("and 10 more");
});
