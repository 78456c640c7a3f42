import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Editor } from "../../test/diff/editor.ts";
import { run } from "./command.ts";
import { currentBundle } from "./release/bundles.ts";
import { root } from "./repository.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-spec-diff-test-"));
  for (const name of ["dist", "released"]) await mkdir(join(folder, "spec", name), { recursive: true });
  await mkdir(join(folder, ".changeset"));
  for (const name of ["dist", "released"]) {
    await cp(join(root, "spec", "dist", "openapi.json"), join(folder, "spec", name, "openapi.json"));
  }
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function specDiff(args: string[], at = folder): Promise<{ code: number; stdout: string; stderr: string }> {
  const printed = { stdout: "", stderr: "" };
  const code = await run(
    args,
    {
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { write: (text) => (printed.stderr += text) },
    },
    at,
  );
  return { code, ...printed };
}

/** Changes the current bundle. */
async function change(edit: (api: Editor) => void): Promise<void> {
  const document = await currentBundle(folder);
  edit(new Editor(document));
  await writeFile(join(folder, "spec", "dist", "openapi.json"), JSON.stringify(document));
}

const breakIt = (): Promise<void> =>
  change((api) => {
    api.push("CreateSiteDto required", "account_number");
    api.push("TokenErrorDto properties error enum", "slow_down");
    api.set("info version", "0.9.0");
  });

describe("pnpm spec:diff", () => {
  it("reports that nothing differs", async () => {
    expect(await specDiff([])).toEqual({ code: 0, stdout: "Nothing differs from the last release.\n", stderr: "" });
  });

  it("lists the most severe differences first", async () => {
    await breakIt();
    expect(await specDiff([])).toEqual({
      code: 0,
      stderr: "",
      stdout: [
        "Differences from the last release:\n",
        "breaking",
        "  createSite: `account_number` became required in the request\n",
        "risky",
        "  createToken: `slow_down` is a new value of `error` in the 400 and 401 responses\n",
        "harmless",
        "  the API: the version of the API is 0.9.0\n",
      ].join("\n"),
    });
  });

  it("prints the findings as JSON with --json", async () => {
    await breakIt();
    const { stdout } = await specDiff(["--json"]);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ class: "breaking", operation: "createSite" }),
      ...["400", "401"].map((status) =>
        expect.objectContaining({
          class: "risky",
          operation: "createToken",
          pointer: expect.stringContaining(`/responses/${status}/`),
        }),
      ),
      {
        kind: "version",
        class: "harmless",
        pointer: "/info/version",
        before: "0.8.0",
        after: "0.9.0",
        text: "the version of the API is 0.9.0",
      },
    ]);
  });

  it("compares with the description of a commit with --base", async () => {
    const { code, stdout, stderr } = await specDiff(["--base", "HEAD"], root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/(Nothing differs|Differences) from HEAD/);
  });

  it.each(["no-such-branch", "--output=x"])("reports an unknown commit in --base %s", async (ref) => {
    const { code, stderr } = await specDiff([`--base=${ref}`], root);
    expect(code).toBe(1);
    expect(stderr).toContain(`Cannot read the description at ${ref}`);
  });

  it("prints the usage and rejects an unknown option", async () => {
    expect((await specDiff(["--help"])).stdout).toMatch(/--base REF .*\n.*--json .*\n.*--check/);
    const { code, stderr } = await specDiff(["--bsae"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Unknown option '--bsae'[\s\S]*Usage: pnpm spec:diff/);
  });

  it("names the missing bundle", async () => {
    await rm(join(folder, "spec", "released"), { recursive: true });
    expect((await specDiff([])).stderr).toMatch(/^spec\/released\/openapi\.json is missing/);
    await rm(join(folder, "spec", "dist"), { recursive: true });
    expect((await specDiff([])).stderr).toMatch(/^The description is not bundled yet/);
  });
});

describe("pnpm spec:check", () => {
  it("exits with 0 if nothing differs and with 1 if a difference is not announced", async () => {
    expect(await specDiff(["--check"])).toMatchObject({ code: 0 });
    await breakIt();
    expect(await specDiff(["--check"])).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining("createSite") });
  });

  it("exits with 0 if a changeset announces the difference", async () => {
    await breakIt();
    const text = '---\n"@chekt/partner-spec": minor\n---\n\n### Migration\n\ncreateSite: send an account number.\n';
    await writeFile(join(folder, ".changeset", "one.md"), text);
    expect(await specDiff(["--check"])).toMatchObject({ code: 0, stdout: expect.stringContaining("one.md") });
  });

  it("rejects --check combined with another option", async () => {
    expect(await specDiff(["--check", "--json"])).toMatchObject({ code: 1, stderr: expect.stringMatching(/^--check/) });
  });
});
