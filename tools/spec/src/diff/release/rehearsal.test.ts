import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository, type Copy } from "../../../test/diff/copy.ts";

/** The steps of a breaking change with the repository's own commands. Each test continues where the last one stopped. */
describe("release of a breaking change", () => {
  let copy: Copy;
  let released: string;
  let next: string;

  beforeAll(async () => {
    copy = await copyRepository();
    released = await versionOf("spec");
    next = released.replace(
      /^(\d+)\.(\d+)\..*$/,
      (_all, major: string, minor: string) => `${major}.${Number(minor) + 1}.0`,
    );
  });

  afterAll(async () => {
    await copy[Symbol.asyncDispose]();
  });

  const read = (...path: string[]): Promise<string> => readFile(join(copy.folder, ...path), "utf8");

  const versionOf = async (folder: string): Promise<string> =>
    (JSON.parse(await read(folder, "package.json")) as { version: string }).version;

  it("rejects an unannounced breaking change and says what broke, where, and what to do", async () => {
    const file = join(copy.folder, "spec", "components", "schemas", "CreateSiteDto.yaml");
    const text = await readFile(file, "utf8");
    expect(text).toMatch(/^required: \[(?!.*account_number)/m);
    await writeFile(file, text.replace("required: [", "required: [account_number, "));
    const { code, output } = await copy.pnpm("spec:check");
    expect(code).toBe(1);
    expect(output).toContain("The description has breaking changes");
    expect(output).toContain("createSite: `account_number` became required in the request");
    expect(output).toContain("### Migration");
  });

  it("raises no version while the change is rejected", async () => {
    expect(await copy.pnpm("version-packages")).toMatchObject({ code: 1 });
    expect(await versionOf("spec")).toBe(released);
  });

  it("accepts the change with a changeset and a migration note", async () => {
    const note = "### Migration\n\n- `createSite`: send the number of the account.\n";
    await writeFile(
      join(copy.folder, ".changeset", "accounts-are-known.md"),
      `---\n"@chekt/partner-spec": minor\n---\n\ncreateSite requires an account number.\n\n${note}`,
    );
    expect(await copy.pnpm("spec:check")).toMatchObject({ code: 0 });
    await copy.git("add", "--all");
    await copy.git("commit", "--quiet", "--message", "Ask for the account of a site");
  });

  it("releases a snapshot without renewing the released description", async () => {
    expect(await copy.pnpm("release:snapshot")).toMatchObject({ code: 0 });
    expect(await versionOf("spec")).toMatch(new RegExp(`^${next}-\\d{14}$`));
    expect(await versionOf("packages/client")).toBe(await versionOf("spec"));
    expect(await copy.git("status", "--porcelain", "spec/released")).toBe("");
    await copy.git("reset", "--hard", "--quiet");
  });

  it("raises the minor versions of the description and the client together", async () => {
    expect(await copy.pnpm("version-packages")).toMatchObject({ code: 0 });
    expect(await versionOf("spec")).toBe(next);
    expect(await versionOf("packages/client")).toBe(next);
  });

  it("lists the change by class and operation in both changelogs", async () => {
    const [, release = ""] = (await read("spec", "CHANGELOG.md")).split(/^## /m);
    expect(release.split("\n")[0]).toBe(next);
    expect(release).toMatch(/### Migration\s+- `createSite`: send the number of the account\./);
    expect(release).toContain("#### Breaking\n\n- `createSite`: `account_number` became required in the request\n");
    const [, client = ""] = (await read("packages", "client", "CHANGELOG.md")).split(/^## /m);
    expect(client).toContain("- `createSite`: `account_number` became required in the request\n");
    expect(client.split("\n")[0]).toBe(next);
  });

  it("compares the next change with the new release", async () => {
    expect(await read("spec", "released", "openapi.json")).toBe(await read("spec", "dist", "openapi.json"));
    expect(await copy.pnpm("spec:check")).toMatchObject({
      code: 0,
      output: expect.stringContaining("Nothing differs"),
    });
  });

  it("installs the package with the new description and changelog", async () => {
    const project = await copy.install("spec");
    const installed = (...path: string[]): Promise<string> =>
      readFile(join(project, "node_modules", "@chekt", "partner-spec", ...path), "utf8");
    expect(JSON.parse(await installed("package.json"))).toMatchObject({ version: next });
    expect(await installed("CHANGELOG.md")).toContain(
      "- `createSite`: `account_number` became required in the request",
    );
    expect(await installed("dist", "openapi.json")).toBe(await read("spec", "released", "openapi.json"));
  });
});
