import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReport } from "./report.ts";
import { runChecks, test } from "./test.ts";
import { root } from "./workspace.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-planted-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Runs `npm test` in the folder, with the dependencies installed already. */
async function npmTest(...args: string[]): Promise<{ code: number; output: string }> {
  let output = "";
  const report = createReport({ write: (text) => (output += text) }, () => 0);
  const context = { root: folder, report, installed: 0, signal: AbortSignal.timeout(300_000) };
  return { code: await test(args, context), output };
}

describe("npm test with a failing test in every package", () => {
  /** The folders of the packages that have tests. */
  let tested: string[];

  beforeEach(async () => {
    const git = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const { stdout } = await promisify(execFile)("git", git, { cwd: root, maxBuffer: 2 ** 26 });
    const files = new Set(stdout.split("\0").filter((file) => file !== "" && !file.endsWith(".test.ts")));
    for (const file of files) {
      // Git also lists files that have been deleted but not committed.
      await cp(join(root, file), join(folder, file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
      });
    }
    await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    tested = [];
    for (const file of files) {
      if (!/^(spec|packages\/[\w-]+|tools\/[\w-]+)\/package\.json$/.test(file)) continue;
      const directory = dirname(file);
      await copyLinks(join(root, directory, "node_modules"), join(folder, directory, "node_modules"));
      const manifest = JSON.parse(await readFile(join(folder, file), "utf8")) as { scripts?: Record<string, string> };
      if (manifest.scripts?.["test"] === undefined) continue;
      tested.push(directory);
      if (directory === "packages/docs") {
        // Astro cannot build pages of a package that is installed elsewhere. The planted test needs none.
        manifest.scripts["build"] = "node --version";
        await write(file, JSON.stringify(manifest));
      }
      await write(
        `${directory}/src/planted.test.ts`,
        `import { expect, it } from "vitest";\n\nit("fails in ${directory}", () => {\n  expect(1).toBe(2);\n});\n`,
      );
    }
  });

  /** Links to packages are relative, so that those to other packages of the repository lead to the copy. */
  async function copyLinks(from: string, to: string): Promise<void> {
    for (const name of await readdir(from)) {
      if (name.startsWith(".") && name !== ".bin") continue;
      await cp(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    }
  }

  it("reports the failing test of every package and caches no failure", { timeout: 300_000 }, async () => {
    expect(tested.length).toBeGreaterThan(10);
    const first = await npmTest("--only", "test");
    expect(first.code).toBe(1);
    for (const directory of tested) {
      expect(first.output).toContain(`FAIL ${directory}/src/planted.test.ts:4\n  fails in ${directory}\n`);
      expect(first.output).toContain(`Run it again: npm test -- ${directory}/src/planted.test.ts:3`);
    }
    expect(first.output).toMatch(new RegExp(`\\b0 passed, ${tested.length} failed, ${tested.length} packages\\n`));
    const second = await npmTest("--only", "test");
    expect(second.code).toBe(1);
    expect(second.output).toMatch(new RegExp(`✗ test .* ${tested.length} failed, ${tested.length} packages\\n`));
  });
});

describe("npm test with a runner that exits with 0 despite a failed test", () => {
  beforeEach(async () => {
    const turbo = { tasks: { test: { outputs: [".reports/**"] } } };
    await write("package.json", JSON.stringify({ name: "small", private: true, packageManager: "pnpm@10.34.9" }));
    await write("pnpm-workspace.yaml", "packages: [one]\n");
    await write("turbo.json", JSON.stringify(turbo));
    await write("one/package.json", JSON.stringify({ name: "one", scripts: { test: "node run.cjs" } }));
    // It fails on its first run and passes afterwards, so that a result from the cache differs from a new one.
    await write("pass.txt", "");
    await write(
      "one/run.cjs",
      `const { existsSync, mkdirSync, writeFileSync } = require("node:fs");
const failed = existsSync("../pass.txt") && !existsSync("../ran.txt");
writeFileSync("../ran.txt", "");
mkdirSync(".reports", { recursive: true });
const test = { status: "failed", ancestorTitles: ["outer"], title: "inner", failureMessages: ["expected 1 to be 2"], location: { line: 7 } };
const file = { name: process.cwd() + "/a.test.ts", status: failed ? "failed" : "passed", message: "", assertionResults: failed ? [test] : [] };
const counts = { numPassedTests: failed ? 0 : 1, numFailedTests: failed ? 1 : 0, numPendingTests: 0 };
writeFileSync(".reports/tests.json", JSON.stringify({ startTime: Date.now(), ...counts, testResults: [file] }));
`,
    );
    await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  });

  it("reports the failed test of a runner that exits with 0 and does not cache it", async () => {
    const first = await npmTest("--only", "test");
    expect(first.code).toBe(1);
    expect(first.output).toContain("FAIL one/a.test.ts:7\n  outer > inner\n  expected 1 to be 2\n");
    const [task] = (await runChecks(folder, ["test"], AbortSignal.timeout(60_000))).tasks;
    expect(task).toMatchObject({ passed: true, cached: false });
    expect(await npmTest("--only", "test")).toMatchObject({ code: 0 });
  });
});

describe("npm test with a test file", () => {
  const run = async (...args: string[]): Promise<string> => {
    const output: string[] = [];
    const report = createReport({ write: (text) => output.push(text) }, () => 0);
    const code = await test(args, { root, report, installed: 0, signal: AbortSignal.timeout(120_000) });
    return `${stripVTControlCharacters(output.join(""))}exit ${code}`;
  };

  it("runs only the test at the given line", async () => {
    const output = await run("tools/start/src/wall-time.test.ts:4");
    expect(output).toMatch(/Tests\s+1 passed/);
    expect(output).toContain("exit 0");
  });

  it.each([
    ["tools/start/src/missing.test.ts", "Test file tools/start/src/missing.test.ts does not exist."],
    ["package.json", "package.json does not belong to a package of this repository."],
  ])("rejects %s as a test file", async (file, message) => {
    await expect(run(file)).rejects.toThrow(message);
  });

  it("rejects an unknown kind of checks in --only", async () => {
    await expect(run("--only", "tests")).rejects.toThrow(
      'Unknown kind "tests" in --only. Kinds: lint, typecheck, test.',
    );
  });
});
