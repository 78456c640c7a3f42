import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const spec = fileURLToPath(new URL(".", import.meta.resolve("@chekt/partner-spec/package.json")));
/** Copies the description to a place where the linter finds its rules. */
const copy = join(root, ".reports", "repository");

interface Ended {
  readonly code?: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (file: string, args: string[], cwd: string): Promise<Ended> =>
  promisify(execFile)(file, args, { cwd }).catch((error: Ended) => error);

const newOperation = (...args: string[]): Promise<Ended> =>
  run(process.execPath, [join(root, "src", "new-operation", "cli.ts"), ...args], copy);

/** The linter's findings, without the names of the files. */
async function problems(): Promise<{ ruleId: string; message: string }[]> {
  const redocly = join(spec, "node_modules", ".bin", "redocly");
  const { stdout } = await run(redocly, ["lint", "partner", "--format=json"], join(copy, "spec"));
  return (JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] }).problems;
}

beforeAll(async () => {
  await rm(copy, { recursive: true, force: true });
  await mkdir(join(copy, ".changeset"), { recursive: true });
  await cp(spec, join(copy, "spec"), {
    recursive: true,
    filter: (path) => !/(^|[/\\])(node_modules|dist|\.turbo)([/\\]|$)/.test(path.slice(spec.length)),
  });
  await symlink(join(spec, "node_modules"), join(copy, "spec", "node_modules"));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe("pnpm new:operation", () => {
  it("adds operations to new and existing paths and lists the files", async () => {
    const gateways = "/partner/v1/dealers/{dealerId}/gateways";
    const created = await newOperation("createGateway", "--method", "post", "--path", gateways, "--tag", "Dealers");
    expect(created).toMatchObject({ stderr: "" });
    expect(created.stdout).toContain("wrote   spec/paths/dealers/gateways.yaml\nchanged spec/openapi.yaml\n");
    expect(created.stdout).toContain("wrote   .changeset/new-creategateway.md\n");

    const one = `${gateways}/{gatewayId}`;
    expect(await newOperation("getGateway", "--method", "get", "--path", one, "--tag", "Dealers")).toMatchObject({
      stderr: "",
    });
    const deleted = await newOperation("deleteGateway", "--method", "delete", "--path", one, "--tag", "Dealers");
    expect(deleted.stdout).toContain("changed spec/paths/dealers/gateway.yaml\n");
    // Existing text is unchanged.
    expect(deleted.stdout).not.toContain("GatewayId.yaml");
  });

  it("leaves only lint errors for drafts and missing links", async () => {
    const found = await problems();
    expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set(["chekt/no-drafts", "chekt/create-links"]));
    expect(found.map(({ message }) => message)).toContain(
      "The description is still a draft: Describe what it does, which dealers it affects, and what to know before calling it.",
    );
  });

  it("leaves only lint errors for missing links after the drafts are completed", async () => {
    const files = ["paths/dealers/gateways", "paths/dealers/gateway", "components/parameters/GatewayId"].concat(
      ["CreateGatewayDto", "ResponseGatewayDto"].map((name) => `components/schemas/${name}`),
    );
    for (const name of files) {
      const file = join(copy, "spec", `${name}.yaml`);
      await writeFile(file, (await readFile(file, "utf8")).replaceAll('"DRAFT ', '"'));
    }
    const rules = new Set((await problems()).map(({ ruleId }) => ruleId));
    // A person has to decide where the new ID is used.
    expect(rules).toEqual(new Set(["chekt/create-links"]));
  });

  it.each<[string, string[], string]>([
    ["a missing operation", ["--method", "get"], 'Invalid operation ID "".'],
    ["an unknown method", ["getFoo", "--method", "fetch"], "--method must be one of get, post"],
    ["an invalid path", ["getFoo", "--method", "get", "--path", "foo bar"], "--path must be a path in kebab case"],
    [
      "an unknown tag",
      ["getFoo", "--method", "get", "--path", "/foo", "--tag", "Foo"],
      'Unknown tag "Foo". Tags: OAuth, Dealers, Sites',
    ],
    [
      "an existing operation",
      ["getSite", "--method", "get", "--path", "/foo", "--tag", "Sites"],
      "Operation getSite already exists.",
    ],
    [
      "an existing method of a path",
      ["readSite", "--method", "get", "--path", "/partner/v1/dealers/{dealerId}/sites/{siteId}", "--tag", "Sites"],
      "spec/paths/sites/site.yaml already has a get operation.",
    ],
    ["an unknown option", ["getFoo", "--methd", "get"], "Unknown option '--methd'"],
  ])("exits with 2 and a message for %s", async (_what, args, message) => {
    const { code, stdout, stderr } = await newOperation(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("prints the usage of pnpm new:operation", async () => {
    expect(await newOperation("--help")).toMatchObject({
      stdout: expect.stringContaining("Usage: pnpm new:operation"),
      stderr: "",
    });
  });
});
