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

describe("repository", () => {
  it("has only the expected top-level files and folders, apart from dotfiles", () => {
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

  it("uses only files under version control as task inputs", () => {
    const { globalCacheInputs, tasks } = planTasks("bundle", "codegen", "drift", "build", "lint", "typecheck", "test");
    const inputs = [
      ...Object.keys(globalCacheInputs.files),
      ...tasks.flatMap(({ directory, inputs: own }) => Object.keys(own).map((file) => posix.join(directory, file))),
    ];
    const tracked = new Set(files);
    expect(inputs.filter((file) => !tracked.has(file) && existsSync(join(root, file)))).toEqual([]);
    expect(inputs.length).toBeGreaterThan(500);
  });

  it.each([
    ["lint:code", ".oxlintrc.json"],
    ["typecheck:code", "tsconfig.json"],
  ])("makes %s depend on the imported types, and on %s and all code as inputs", (name, settings) => {
    const task = planTasks(name).tasks.find(({ taskId }) => taskId === `//#${name}`);
    const imported = published.filter(({ manifest }) => manifest.scripts?.["build"] !== undefined);
    expect(task?.dependencies).toEqual(imported.map(({ manifest }) => `${manifest.name}#build`).toSorted());
    expect(Object.keys(task?.inputs ?? {})).toEqual(expect.arrayContaining([settings, "tools/start/src/test.ts"]));
  });

  it("type-checks all code, the docs with their own script", () => {
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

  it("states the minimum version of Node that the packages require wherever partners read it", () => {
    const required = new Set(published.map(({ manifest }) => manifest.engines?.node));
    expect(required.size).toBe(1);
    const [minimum] = [...required].map((range) => range?.replace(">=", ""));
    const documents = files.filter(
      (file) => /^(packages|spec)\/.*\.mdx?$/.test(file) && !/CHANGELOG|\/decisions\//.test(file),
    );
    const stated = documents.flatMap((file) =>
      [...read(file).matchAll(/\bNode(?:\.js)? (\d[\d.]*) (?:or|and) (?:later|newer|above)/g)].map(([, version]) => [
        file,
        version,
      ]),
    );
    expect(stated).toEqual(stated.map(([file]) => [file, minimum]));
    const withCode = published.filter(({ manifest }) => manifest.exports?.["."] !== undefined);
    for (const { folder, manifest } of withCode) {
      expect(
        stated.map(([file]) => file),
        manifest.name,
      ).toContain(`${folder}/README.md`);
    }
  });

  it("has no workspace packages among the dependencies of the root", () => {
    // The dependencies of the root affect every task.
    const [{ manifest } = { manifest: undefined }] = packages;
    const installed = Object.values({ ...manifest?.dependencies, ...manifest?.devDependencies });
    expect(installed.filter((version) => version.startsWith("workspace:"))).toEqual([]);
    expect(installed.length).toBeGreaterThan(0);
  });

  it("excludes no code from coverage with comments", () => {
    const sources = files.filter((file) => /^packages\/.*\.ts$/.test(file) && existsSync(join(root, file)));
    expect(sources.filter((file) => /\b(v8|c8|istanbul) ignore\b/.test(read(file)))).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  });

  it("uses the pnpm and Node versions of the catalog", () => {
    const [{ manifest } = { manifest: undefined }] = packages;
    expect(manifest?.packageManager).toBe(`pnpm@${workspace.catalog["pnpm"]}`);
    expect(read(".node-version").trim()).toBe(workspace.catalog["node"]);
  });
});

describe.each(packages)("$manifest.name", (one) => {
  it(`uses catalog versions and workspace links in ${one.manifest.name}`, () => {
    const others = installedBy(one).filter(([, version]) => !/^(catalog|workspace):/.test(version));
    expect(others).toEqual([]);
  });
});

describe.each(published)("published $manifest.name", ({ folder, manifest }) => {
  it(`declares the fields that registries and installers expect in ${manifest.name}`, () => {
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

  it(`has a README and the licence in ${manifest.name}`, () => {
    expect(read(folder, "README.md")).toContain(`# ${manifest.name}`);
    expect(read(folder, "LICENSE")).toBe(read("LICENSE"));
  });

  it(`links only published packages as dependencies of ${manifest.name}`, () => {
    const publishedNames = new Set(published.map((one) => one.manifest.name));
    const neighbours = Object.entries(manifest.dependencies ?? {}).filter(([, version]) =>
      version.startsWith("workspace:"),
    );
    expect(neighbours.filter(([name]) => !publishedNames.has(name))).toEqual([]);
  });
});

describe("package scripts", () => {
  const built = published.filter(({ folder }) => folder.startsWith("packages/"));

  it.each(built)("declares build and test scripts in $manifest.name", ({ manifest }) => {
    expect(Object.keys(manifest.scripts ?? {})).toEqual(expect.arrayContaining(["build", "test"]));
  });
});

describe("module formats", () => {
  const built = published.filter(({ folder }) => folder.startsWith("packages/"));

  it.each(built)("publishes every entry point of $manifest.name as an ES module and as CommonJS", ({ manifest }) => {
    // What reads `main` and `types` instead of `exports` is CommonJS.
    expect(manifest).toMatchObject({ main: "./dist/index.cjs", types: "./dist/index.d.cts" });
    const entries = Object.keys(manifest.exports ?? {}).filter((path) => path !== "./package.json");
    const expected = entries.map((path) => {
      const file = `./dist/${path === "." ? "index" : path.slice(2)}`;
      const formats = {
        import: { types: `${file}.d.ts`, default: `${file}.js` },
        require: { types: `${file}.d.cts`, default: `${file}.cjs` },
      };
      return [path, formats];
    });
    expect(manifest.exports).toMatchObject(Object.fromEntries(expected));
  });
});

describe("tools/README.md", () => {
  const text = read("tools", "README.md");

  it.each(tools)("lists $folder in tools/README.md", ({ folder }) => {
    expect(text).toContain(`- \`${folder.slice("tools/".length)}/\`:`);
  });

  it.each(Object.keys(workspace.catalog))("mentions the dependency %s in tools/README.md", (name) => {
    expect(text).toContain(`\`${name}\``);
  });
});

it("has no unused version in the catalog", () => {
  const used = new Set(packages.flatMap((one) => installedBy(one).map(([name]) => name)));
  expect(Object.keys(workspace.catalog).filter((name) => !used.has(name))).toEqual([]);
});
