import { execFile } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { readDescription } from "@chekt/description";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** A folder in which the samples can import the client by name, as in a partner's project. */
const folder = join(root, ".reports", "samples");
const spec = fileURLToPath(new URL("samples/", import.meta.resolve("@chekt/partner-spec/package.json")));
const BASE_URL = "https://api.chekt.com";

const { operations } = readDescription();

const run = promisify(execFile);

/**
 * Each sample gets its own sandbox, because it may delete what others read, and the environment variables that it
 * expects.
 */
async function startSampleSandbox(): Promise<{ sandbox: Sandbox; env: NodeJS.ProcessEnv }> {
  const sandbox = await startSandbox({ seed: "demo" });
  const { platformPartner, userToken } = sandbox.credentials;
  const { clientId: client_id, clientSecret: client_secret } = platformPartner;
  const response = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  // A monitoring station that no site uses, so that it can be deleted.
  await sandbox.fetch(`${sandbox.url}/partner/v1/dealers/42/monitoring-stations`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify({ external_monitoring_station_id: "spare", name: "Spare" }),
  });
  const { verificationId } = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
  return {
    sandbox,
    env: {
      PATH: process.env["PATH"],
      CHEKT_BASE_URL: sandbox.url,
      CHEKT_CLIENT_ID: client_id,
      CHEKT_CLIENT_SECRET: client_secret,
      TOKEN: access_token,
      USER_TOKEN: userToken,
      VERIFICATION_ID: verificationId,
    },
  };
}

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(spec, folder, { recursive: true });
  const settings = { extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
});

describe("code samples", () => {
  it("bundles the curl and TypeScript samples of every operation from their files", async () => {
    expect(operations.length).toBeGreaterThanOrEqual(29);
    for (const { id, codeSamples } of operations) {
      expect(codeSamples.map(({ label }) => label)).toEqual(["curl", "TypeScript"]);
      expect(codeSamples.map(({ source }) => source)).toEqual([
        await readFile(join(spec, `${id}.sh`), "utf8"),
        await readFile(join(spec, `${id}.ts`), "utf8"),
      ]);
    }
  });

  it("has sample files for exactly the existing operations", async () => {
    const files = operations.flatMap(({ id }) => [`${id}.sh`, `${id}.ts`]);
    expect((await readdir(spec)).toSorted()).toEqual(files.toSorted());
  });

  it("compiles the TypeScript samples", { timeout: 60_000 }, async () => {
    const tsc = join(root, "node_modules", ".bin", "tsc");
    expect((await run(tsc, ["-p", folder]).catch((error: unknown) => error)) as object).toMatchObject({ stdout: "" });
  });
});

describe.each(operations)("code samples of $id", ({ id, success }) => {
  const sandboxes: Sandbox[] = [];
  afterAll(async () => {
    for (const sandbox of sandboxes) await sandbox.close();
  });

  it(`runs the curl sample of ${id}`, { timeout: 30_000 }, async () => {
    const { sandbox, env } = await startSampleSandbox();
    sandboxes.push(sandbox);
    const source = await readFile(join(folder, `${id}.sh`), "utf8");
    expect(source).toContain(BASE_URL);
    const script = source.replaceAll(BASE_URL, sandbox.url).replace("curl ", `curl -s -w '\\n%{http_code}' `);
    const { stdout } = await run("sh", ["-euc", script], { env });
    expect(stdout.trim()).toMatch(new RegExp(`(^|\\n)${success}$`));
  });

  it(`runs the TypeScript sample of ${id}`, { timeout: 30_000 }, async () => {
    const { sandbox, env } = await startSampleSandbox();
    sandboxes.push(sandbox);
    // A worker thread has its own environment and modules, and starts faster than a process.
    const sample = new Worker(join(folder, `${id}.ts`), { env, execArgv: [], stdout: true, stderr: true });
    const [stderr, [exitCode]] = await Promise.all([text(sample.stderr), once(sample, "exit")]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });
});
