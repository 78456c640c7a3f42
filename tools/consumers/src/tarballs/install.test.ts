import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type AllPacked, environment, packAll } from "./pack-all.ts";

const run = promisify(execFile);

let all: AllPacked;
beforeAll(async () => {
  all = await packAll();
}, 180_000);
afterAll(() => all[Symbol.asyncDispose]());

/** A partner's use of all packages: the client with the sandbox, tokens, queries, a mock and the contract suite. */
const PROGRAM = `
  import { clientCredentials } from "@chekt/partner-auth";
  import { createPartnerClient } from "@chekt/partner-client";
  import { judge, startSandboxTarget } from "@chekt/partner-contract-tests";
  import { startMock } from "@chekt/partner-mock";
  import { encodeFilter } from "@chekt/partner-query";
  import { startSandbox } from "@chekt/partner-sandbox";
  import description from "@chekt/partner-spec/openapi.json" with { type: "json" };

  const sandbox = await startSandbox();
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const options = { baseUrl: sandbox.url, clientId, clientSecret };
  const tokenSource = clientCredentials(options);
  const dealer = createPartnerClient({ baseUrl: sandbox.url, tokenSource }).at({ dealerId: sandbox.dealers.connected[0] });
  const site = { external_site_id: "store-17", name: "Harbour Street", timezone: "Europe/London" };
  await dealer.sites.create(site);
  const found = await dealer.sites.list({ fields: ["name"], filter: { external_site_id: "store-17" } });

  const mock = await startMock({ port: 0 });
  const filter = new URLSearchParams({ filter: encodeFilter("name", "a,b", "eq") });
  const mocked = await fetch(mock.url + "/partner/v1/dealers/42/sites?" + filter, { headers: { authorization: "Bearer any" } });

  const target = await startSandboxTarget();
  const { findings } = await judge(target, { seed: 1, cases: 2, operations: ["getSite"] });

  console.log(JSON.stringify([description.info.version, found, mocked.status, findings.length]));
  await Promise.all([sandbox.close(), mock.close(), target.stop()]);
`;

/** The oldest Node that the packages support, and the one of this repository. */
const nodes = [fileURLToPath(new URL("bin/node", import.meta.resolve("node-22/package.json"))), process.execPath];

/** Each package manager installs the tarballs by file name, including where one tarball depends on another. */
const managers = {
  npm: {
    command: ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"],
    settings: (): object => ({}),
  },
  pnpm: {
    command: ["pnpm", "install", "--ignore-workspace", "--no-frozen-lockfile", "--prefer-offline"],
    settings: (tarballs: object): object => ({ pnpm: { overrides: tarballs } }),
  },
} as const;

it.each(["npm", "pnpm"] as const)(
  "installs all packages together with %s and runs them on Node 22 and 24",
  { timeout: 300_000 },
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), `chekt-${name}-`));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { command, settings } = managers[name];
    const tarballs = Object.fromEntries(all.packed.map((one) => [one.name, `file:${one.tarball}`]));
    const dependencies = { ...tarballs, "@stoplight/prism-http": "^5.16.0" };
    const manifest = { private: true, type: "module", dependencies, ...settings(tarballs) };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    await writeFile(join(folder, "program.js"), PROGRAM);

    const [executable, ...args] = command;
    await run(executable, args, { cwd: folder, env: environment });
    for (const node of nodes) {
      const { stdout, stderr } = await run(node, ["program.js"], { cwd: folder, env: environment });
      const version: unknown = expect.stringMatching(/^0\.\d+\.\d+$/);
      expect(JSON.parse(stdout), node).toEqual([version, [{ name: "Harbour Street" }], 200, 0]);
      expect(stderr, node).toBe("");
    }
  },
);
