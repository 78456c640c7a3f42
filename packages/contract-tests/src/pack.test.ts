import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";

/** The packed package, installed together with the packages that it needs in an empty folder. */

const run = promisify(execFile);
const packages = [
  fileURLToPath(new URL("..", import.meta.url)),
  ...["spec", "auth"].map((name) =>
    fileURLToPath(new URL(".", import.meta.resolve(`@chekt/partner-${name}/package.json`))),
  ),
];
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`, NODE_PATH: "" };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-contract-"));
  const tarballs: string[] = [];
  for (const cwd of packages) {
    const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd, env });
    tarballs.push((JSON.parse(stdout) as { filename: string }).filename);
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const options = ["--no-audit", "--no-fund", "--prefer-offline"];
  await run("npm", ["install", ...options, ...tarballs], { cwd: folder, env });
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it("tests a server at a URL without the optional packages", { timeout: 60_000 }, async () => {
  const sandbox = await startSandbox({ seed: "demo" });
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const command = ["@chekt/partner-contract-tests", "--target", sandbox.url, "--dealer", "42", "--cases", "5"];
  // If it fails, its output says why.
  const { stdout } = await run("npx", command, {
    cwd: folder,
    env: { ...env, CHEKT_CLIENT_ID: clientId, CHEKT_CLIENT_SECRET: clientSecret },
  }).catch((error: { stdout: string }) => error);
  await sandbox.close();
  expect(stdout).toContain("No findings.");
});

it("names the package to install for an optional target", async () => {
  const command = run("npx", ["@chekt/partner-contract-tests", "--target", "sandbox"], { cwd: folder, env });
  await expect(command).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("@chekt/partner-sandbox"),
  });
});
