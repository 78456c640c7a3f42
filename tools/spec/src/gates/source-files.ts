import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parse } from "yaml";
import { isObject, type Json } from "@chekt/description";

/** The files in the description's folder that are not part of the description. */
const others = new Set([
  "package.json",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  "redocly.yaml",
  "turbo.json",
  // These are not part of the description, and are tested separately.
  "collections",
  "released",
  "samples",
  "workflows",
  "dist",
  "node_modules",
]);

/** All files that a file refers to with `$ref`, directly or indirectly, including the file itself. */
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

/** The files of a description, as paths relative to its folder. */
export async function sourceFiles(folder: string): Promise<string[]> {
  const top = await readdir(folder, { withFileTypes: true });
  const own = top.filter(({ name }) => !name.startsWith(".") && !others.has(name));
  const files = await Promise.all(
    own.map(async (entry) => {
      if (!entry.isDirectory()) return [entry.name];
      const below = await readdir(join(folder, entry.name), { recursive: true, withFileTypes: true });
      return below
        .filter((inner) => !inner.isDirectory())
        .map((inner) => relative(folder, join(inner.parentPath, inner.name)));
    }),
  );
  return files.flat();
}

/** The files of a description that are not reachable from `openapi.yaml`. */
export async function unusedFiles(folder: string): Promise<string[]> {
  const used = await referredFiles(join(folder, "openapi.yaml"));
  return (await sourceFiles(folder)).filter((file) => !used.has(join(folder, file)));
}
