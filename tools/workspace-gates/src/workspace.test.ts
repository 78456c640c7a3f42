import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { installedBy, packages, published, read, root, tools, workspace } from "./workspace.ts";

const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");

/** Returns the tasks that turbo would run. */
function planTasks(...tasks: string[]) {
  const turbo = createRequire(join(root, "package.json")).resolve("turbo/bin/turbo");
  const plan = execFileSync(process.execPath, [turbo, "run", ...tasks, "--dry=json"], { cwd: root, encoding: "utf8" });
  return JSON.parse(plan) as {
    globalCacheInputs: { files: object };
    tasks: { taskId: string; directory: string; inputs: object; dependencies: string[] }[];
  };
}

describe("the repository", () => {
  it("has only these files and folders at the top, apart from dotfiles", () => {
    const top = new Set(files.map((file) => file.split("/")[0] ?? "").filter((name) => !name.startsWith(".")));
    expect([...top].toSorted()).toEqual([
      "LICENSE",
      "README.md",
      "package.json",
      "packages",
      "pnpm-lock.yaml",
      "pnpm-workspace.yaml",
      "spec",
      "tools",
      "tsconfig.json",
      "turbo.json",
    ]);
  });

  it("runs a task again only after a file under version control has changed", () => {
    const { globalCacheInputs, tasks } = planTasks("bundle", "codegen", "drift", "build", "lint", "typecheck", "test");
    const inputs = [
      ...Object.keys(globalCacheInputs.files),
      ...tasks.flatMap(({ directory, inputs: own }) => Object.keys(own).map((file) => posix.join(directory, file))),
    ];
    const known = new Set(files);
    expect(inputs.filter((file) => !known.has(file) && existsSync(join(root, file)))).toEqual([]);
    expect(inputs.length).toBeGreaterThan(500);
  });

  it.each([
    ["lint:code", ".oxlintrc.json"],
    ["typecheck:code", "tsconfig.json"],
  ])("makes %s wait for imported types, and run again when its settings or any code change", (name, settings) => {
    const task = planTasks(name).tasks.find(({ taskId }) => taskId === `//#${name}`);
    const imported = published.filter(({ manifest }) => manifest.scripts?.["build"] !== undefined);
    expect(task?.dependencies).toEqual(imported.map(({ manifest }) => `${manifest.name}#build`).toSorted());
    expect(Object.keys(task?.inputs ?? {})).toEqual(expect.arrayContaining([settings, "tools/start/src/test.ts"]));
  });

  it("type-checks all code except the docs, whose pages only Astro can read", () => {
    const named = [...read("tsconfig.json").matchAll(/"path": "([^"]+)"/g)].map(([, path = ""]) => path);
    const checked = named.map((path) => (path.endsWith(".json") ? path : `${path}/tsconfig.json`));
    const settings = files.filter(
      (file) => /\/tsconfig[\w.]*\.json$/.test(file) && file !== "packages/docs/tsconfig.json",
    );
    expect(checked.toSorted()).toEqual(settings.toSorted());
    const withCode = packages.filter(({ folder }) => files.some((file) => file.startsWith(`${folder}/src/`)));
    for (const { folder } of withCode) expect(files).toContain(`${folder}/tsconfig.json`);
    const docs = packages.find(({ folder }) => folder === "packages/docs");
    expect(Object.keys(docs?.manifest.scripts ?? {})).toContain("typecheck");
  });

  it("does not run a package again for a change that it does not depend on", () => {
    // The dependencies of the root affect every task.
    const [{ manifest } = { manifest: undefined }] = packages;
    const installed = Object.values({ ...manifest?.dependencies, ...manifest?.devDependencies });
    expect(installed.filter((version) => version.startsWith("workspace:"))).toEqual([]);
    expect(installed.length).toBeGreaterThan(0);
  });

  it("excludes no code from the coverage with a comment", () => {
    const sources = files.filter((file) => /^packages\/.*\.ts$/.test(file) && existsSync(join(root, file)));
    expect(sources.filter((file) => /\b(v8|c8|istanbul) ignore\b/.test(read(file)))).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  });

  it("names one version of pnpm and one version of Node", () => {
    const [{ manifest } = { manifest: undefined }] = packages;
    expect(manifest?.packageManager).toBe(`pnpm@${workspace.catalog["pnpm"]}`);
    expect(read(".node-version").trim()).toBe(workspace.catalog["node"]);
  });
});

describe.each(packages)("$manifest.name", (one) => {
  it("takes its versions from the catalog, and links its workspace dependencies", () => {
    const others = installedBy(one).filter(([, version]) => !/^(catalog|workspace):/.test(version));
    expect(others).toEqual([]);
  });
});

describe.each(published)("the published package $manifest.name", ({ folder, manifest }) => {
  it("has the manifest fields that registries and installers expect", () => {
    expect(manifest).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      license: "Apache-2.0",
      type: "module",
      sideEffects: false,
      engines: { node: expect.stringMatching(/^>=22\b/) },
      publishConfig: { access: "public" },
      repository: { directory: folder },
      files: expect.arrayContaining(["dist"]),
      exports: expect.objectContaining({ "./package.json": "./package.json" }),
    });
  });

  it("has a README and the licence", () => {
    expect(read(folder, "README.md")).toContain(`# ${manifest.name}`);
    expect(read(folder, "LICENSE")).toBe(read("LICENSE"));
  });

  it("depends only on published packages", () => {
    const publishedNames = new Set(published.map((one) => one.manifest.name));
    const neighbours = Object.entries(manifest.dependencies ?? {}).filter(([, version]) =>
      version.startsWith("workspace:"),
    );
    expect(neighbours.filter(([name]) => !publishedNames.has(name))).toEqual([]);
  });
});

describe("the scripts of a package", () => {
  const built = published.filter(({ folder }) => folder.startsWith("packages/"));

  it.each(built)("build and test $manifest.name", ({ manifest }) => {
    expect(Object.keys(manifest.scripts ?? {})).toEqual(expect.arrayContaining(["build", "test"]));
  });
});

describe("tools/README.md", () => {
  const text = read("tools", "README.md");

  it.each(tools)("lists $folder", ({ folder }) => {
    expect(text).toContain(`- \`${folder.slice("tools/".length)}/\`:`);
  });

  it.each(Object.keys(workspace.catalog))("says why %s is here", (name) => {
    expect(text).toContain(`\`${name}\``);
  });
});

it("the catalog has no unused version", () => {
  const used = new Set(packages.flatMap((one) => installedBy(one).map(([name]) => name)));
  expect(Object.keys(workspace.catalog).filter((name) => !used.has(name))).toEqual([]);
});
