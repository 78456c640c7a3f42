import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Tests the package as its users get it: packed, and installed into an empty folder outside this repository. */

const run = promisify(execFile);
const HERE = fileURLToPath(new URL("..", import.meta.url));
const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
  // pnpm points this at the repository, where every dependency can be found.
  NODE_PATH: "",
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
  const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd: HERE, env });
  const { filename }: { filename: string } = JSON.parse(stdout);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", filename], { cwd: folder, env });
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the packed sandbox starts in a process without printing to stderr", async () => {
  const program = `
    import { startSandbox } from "@chekt/partner-sandbox";
    const sandbox = await startSandbox();
    const response = await sandbox.fetch(sandbox.url + "/partner/v1/dealers/42");
    const page = await fetch(sandbox.url + "/_sandbox/page.js");
    console.log(response.status, (await fetch(sandbox.url + "/partner/v1/dealers/42")).status, page.status);
    await sandbox.close();
  `;
  await writeFile(join(folder, "program.js"), program);
  expect(await run(process.execPath, ["program.js"], { cwd: folder, env })).toEqual({
    stdout: "401 401 200\n",
    stderr: "",
  });
});

test("the test in the README passes", async () => {
  const readme = await readFile(join(HERE, "README.md"), "utf8");
  const [, example = ""] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
  await writeFile(join(folder, "example.test.ts"), example);
  // Vitest is the only dependency of the example that the package does not bring.
  await symlink(join(HERE, "node_modules/vitest"), join(folder, "node_modules/vitest"));
  const vitest = join(HERE, "node_modules/vitest/vitest.mjs");
  const { stdout } = await run(process.execPath, [vitest, "run", "--root", folder], { cwd: folder, env });
  expect(stdout).toContain("1 passed");
}, 60_000);

test("the package contains only what it needs", async () => {
  const files = await readdir(join(folder, "node_modules/@chekt/partner-sandbox"));
  expect(files.toSorted()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "bin", "dist", "package.json"]);
  const { stdout } = await run(join(folder, "node_modules/.bin/chekt-sandbox"), ["--version"], { cwd: folder, env });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
