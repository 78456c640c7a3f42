import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { marks } from "@chekt/spec-lint/marks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundleUrl, isObject, readBundle, type Json } from "@chekt/partner-contract-tests/description";

const run = promisify(execFile);
const spec = dirname(fileURLToPath(import.meta.resolve("@chekt/partner-spec/package.json")));

/** Every `$ref` to another file, from `openapi.yaml` on. */
async function referredFiles(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (file.endsWith(".md")) return seen;
  const references: string[] = [];
  const walk = (node: Json): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (!isObject(node)) return;
    if (typeof node["$ref"] === "string" && !node["$ref"].startsWith("#")) references.push(node["$ref"]);
    Object.values(node).forEach(walk);
  };
  walk(parse(await readFile(file, "utf8")) as Json);
  for (const reference of references) await referredFiles(join(dirname(file), reference), seen);
  return seen;
}

/** The ids in the first column of the Markdown table under a heading. */
function tableIds(markdown: string, heading: string): string[] {
  const section = markdown.split(/^## /m).find((text) => text.startsWith(heading));
  if (section === undefined) throw new Error(`spec/README.md has no section “${heading}”.`);
  return [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map((match) => match[1] ?? "");
}

function assumedIds(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(assumedIds);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "x-assumed" ? [value].flat().map(String) : assumedIds(value),
  );
}

describe("the source", () => {
  it("has no file that the description does not use", async () => {
    const used = await referredFiles(join(spec, "openapi.yaml"));
    const folders = await Promise.all(
      ["paths", "components", "prose"].map((folder) =>
        readdir(join(spec, folder), { recursive: true, withFileTypes: true }),
      ),
    );
    const files = folders.flat().filter((entry) => entry.isFile());
    const unused = files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => !used.has(file));
    expect(unused.map((file) => relative(spec, file))).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it("carries the version of its package", async () => {
    const manifest = JSON.parse(await readFile(join(spec, "package.json"), "utf8")) as { version: string };
    const info = readBundle()["info"];
    expect(isObject(info ?? null) && (info as { version: string }).version).toBe("0.8.0");
    expect(manifest.version).toMatch(/^0\.8\./);
  });
});

describe("spec/README.md", () => {
  it("lists every assumption that the description marks, and no other", async () => {
    const listed = tableIds(await readFile(join(spec, "README.md"), "utf8"), "What is assumed");
    const marked = [...new Set(assumedIds(readBundle()))];
    expect(listed.toSorted()).toEqual(marked.toSorted());
    expect(listed).toEqual(listed.toSorted());
    expect(listed.length).toBeGreaterThan(20);
  });

  it("explains every vendor mark that the lint rule lets pass, and no other", async () => {
    const explained = tableIds(await readFile(join(spec, "README.md"), "utf8"), "Vendor marks");
    expect(explained.toSorted()).toEqual(Object.keys(marks).toSorted());
  });
});

describe("the bundle", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "chekt-bundle-"));
    const redocly = join(spec, "node_modules", ".bin", process.platform === "win32" ? "redocly.cmd" : "redocly");
    for (const name of ["openapi.json", "openapi.yaml"]) {
      await run(redocly, ["bundle", "partner", "--output", join(folder, name)], {
        cwd: spec,
        shell: process.platform === "win32",
      });
    }
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each(["openapi.json", "openapi.yaml"])(
    "%s comes out the same, byte for byte, when it is made again",
    async (name) => {
      expect(await readFile(join(folder, name), "utf8")).toBe(await readFile(new URL(name, bundleUrl), "utf8"));
    },
  );

  it("is the same document as YAML and as JSON", async () => {
    expect(parse(await readFile(new URL("openapi.yaml", bundleUrl), "utf8"))).toEqual(readBundle());
  });
});
