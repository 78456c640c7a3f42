import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { corrections } from "./corrections.ts";
import { listFailures } from "./failures.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const spec = fileURLToPath(new URL(".", import.meta.resolve("@chekt/partner-spec/package.json")));
const names = Object.keys(corrections);

/** Copies the description to a place where the linter finds its rules. */
async function copySpec(name: string): Promise<string> {
  const copy = join(root, ".reports", `rehearsal-${name}`);
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(spec, copy, {
    recursive: true,
    filter: (path) => !/(^|[/\\])(node_modules|dist|collections|\.turbo)([/\\]|$)/.test(path.slice(spec.length)),
  });
  await symlink(join(spec, "node_modules"), join(copy, "node_modules"));
  return copy;
}

describe("corrections", () => {
  it.each(names)("%s leaves a description without lint errors, and names the edited files", async (name) => {
    const copy = await copySpec(name);
    const edited = (await corrections[name]?.apply(copy)) ?? [];
    expect(edited.length).toBeGreaterThan(0);
    const redocly = join(spec, "node_modules", ".bin", "redocly");
    const { stdout } = await promisify(execFile)(redocly, ["lint", "partner", "--format=json"], { cwd: copy }).catch(
      (error: { stdout: string }) => error,
    );
    expect((JSON.parse(stdout) as { problems: object[] }).problems).toEqual([]);
  });

  it("fails when the description no longer has what it corrects", async () => {
    const copy = await copySpec("changed");
    await corrections["update-site-put"]?.apply(copy);
    await expect(corrections["update-site-put"]?.apply(copy)).rejects.toThrow(
      "adapt the correction to the description",
    );
  });
});

describe("listFailures", () => {
  it("lists failed tests, and files that fail as a whole", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chekt-failures-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const passed = { status: "passed", fullName: "passes" };
    const testResults = [
      { name: join(folder, "b.test.ts"), status: "failed", assertionResults: [] },
      {
        name: join(folder, "a.test.ts"),
        status: "failed",
        assertionResults: [passed, { status: "failed", fullName: "fails" }],
      },
      { name: join(folder, "c.test.ts"), status: "passed", assertionResults: [passed] },
    ];
    await writeFile(join(folder, "tests.json"), JSON.stringify({ testResults }));
    async function* reports(): AsyncGenerator<string> {
      yield "tests.json";
    }
    expect(await listFailures(folder, reports())).toEqual([
      { file: "a.test.ts", test: "fails" },
      { file: "b.test.ts", test: "the whole file" },
    ]);
  });
});
