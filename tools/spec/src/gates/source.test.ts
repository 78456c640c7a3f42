import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { extensions } from "@chekt/spec-lint/extensions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundleUrl, isObject, type Json, readBundle } from "@chekt/description";
import { sourceFiles, unusedFiles } from "./source-files.ts";

const run = promisify(execFile);
const spec = dirname(fileURLToPath(import.meta.resolve("@chekt/partner-spec/package.json")));

/** The IDs in the first column of the Markdown table below a heading. */
function tableIds(markdown: string, heading: string): string[] {
  const section = markdown.split(/^## /m).find((text) => text.startsWith(heading));
  if (section === undefined) throw new Error(`spec/README.md has no section "${heading}".`);
  return [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map((match) => match[1] ?? "");
}

/** A row of the table of assumptions. */
interface AssumptionRow {
  readonly id: string;
  readonly what: string;
  readonly stated: string;
  readonly confidence: string;
  /** Glob patterns of files, relative to the folder of the description. */
  readonly files: readonly string[];
}

/** The rows of the table of assumptions in a README. */
function assumptionRows(markdown: string): AssumptionRow[] {
  const [, section = ""] = markdown.split("\n## Assumptions\n");
  return [...section.matchAll(/^\| `[^`]+` .*\|$/gm)].map(([line]) => {
    const [id = "", what = "", stated = "", confidence = "", files = "", ...rest] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    if (rest.length > 0) throw new Error(`The row of ${id} has more than five cells.`);
    const patterns = [...files.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    return { id: id.replaceAll("`", ""), what, stated, confidence, files: patterns };
  });
}

/** The files of the description that have a mark, by assumption. */
async function markedFiles(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync("{openapi.yaml,{paths,components}/**/*.yaml}", { cwd: spec })) {
    const ids = assumedIds(parse(await readFile(join(spec, file), "utf8")) as Json);
    for (const id of ids) found.set(id, (found.get(id) ?? new Set()).add(file.replaceAll("\\", "/")));
  }
  return found;
}

function assumedIds(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(assumedIds);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "x-assumed" ? [value].flat().map(String) : assumedIds(value),
  );
}

describe("description source", () => {
  it("uses every file of the description", async () => {
    expect(await unusedFiles(spec)).toEqual([]);
    expect((await sourceFiles(spec)).length).toBeGreaterThan(100);
  });

  it("reports an unused file in any folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chekt-source-"));
    const files = {
      "openapi.yaml": "paths: { /rows: { $ref: paths/rows.yaml } }",
      "paths/rows.yaml": "description: { $ref: ../prose/rows.md }",
      "prose/rows.md": "Rows.",
      "package.json": "{}",
      "dist/openapi.json": "{}",
      ".turbo/lint.log": "",
      "stray.yaml": "",
      "extra/a.yaml": "",
      "paths/rows/b.yaml": "",
    };
    try {
      for (const [file, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), content);
      }
      const strays = ["extra/a.yaml", "paths/rows/b.yaml", "stray.yaml"];
      expect((await unusedFiles(folder)).toSorted()).toEqual(strays.map((file) => join(file)));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("describes version 0.8.0, as its package does", async () => {
    const manifest = JSON.parse(await readFile(join(spec, "package.json"), "utf8")) as { version: string };
    const info = readBundle()["info"];
    expect(isObject(info ?? null) && (info as { version: string }).version).toBe("0.8.0");
    expect(manifest.version).toMatch(/^0\.8\./);
  });
});

describe("spec/README.md", () => {
  it("lists exactly the assumptions of the description in spec/README.md", async () => {
    const listed = tableIds(await readFile(join(spec, "README.md"), "utf8"), "Assumptions");
    const marked = [...new Set(assumedIds(readBundle()))];
    expect(listed.toSorted()).toEqual(marked.toSorted());
    expect(listed).toEqual(listed.toSorted());
    expect(listed.length).toBeGreaterThan(20);
  });

  it("says for each assumption what is stated, how confident we are, and which files to edit", async () => {
    const rows = assumptionRows(await readFile(join(spec, "README.md"), "utf8"));
    const marked = await markedFiles();
    for (const { id, what, stated, confidence, files } of rows) {
      expect(`${what} ${stated}`, id).toMatch(/\.[”)]? .*\.[”)]?$/s);
      expect(["High", "Medium", "Low"], id).toContain(confidence);
      const named = files.map((pattern) => globSync(pattern, { cwd: spec }).map((file) => file.replaceAll("\\", "/")));
      for (const [index, matches] of named.entries()) expect(matches, `${id}: ${files[index]}`).not.toEqual([]);
      expect(named.flat().toSorted(), id).toEqual([...(marked.get(id) ?? [])].toSorted());
    }
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...marked.keys()].toSorted());
  });

  it("documents exactly the accepted vendor extensions in spec/README.md", async () => {
    const explained = tableIds(await readFile(join(spec, "README.md"), "utf8"), "OpenAPI extensions");
    expect(explained.toSorted()).toEqual(Object.keys(extensions).toSorted());
  });
});

describe("bundle", () => {
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

  it.each(["openapi.json", "openapi.yaml"])("reproduces %s byte for byte", async (name) => {
    expect(await readFile(join(folder, name), "utf8")).toBe(await readFile(new URL(name, bundleUrl()), "utf8"));
  });

  it("bundles the same content as YAML and JSON", async () => {
    expect(parse(await readFile(new URL("openapi.yaml", bundleUrl()), "utf8"))).toEqual(readBundle());
  });
});
