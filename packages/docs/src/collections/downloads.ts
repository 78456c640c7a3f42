import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { zipSync } from "fflate";

const collections = join(
  dirname(createRequire(import.meta.url).resolve("@chekt/partner-spec/package.json")),
  "collections",
);

/** The archives by name, each with the folder that it contains. Apps open these formats as folders. */
const archives: ReadonlyMap<string, string> = new Map([
  ["chekt-partner-api-bruno.zip", "bruno"],
  ["chekt-partner-api-jetbrains.zip", "http/jetbrains"],
  ["chekt-partner-api-vscode.zip", "http/vscode"],
]);

/** The names of all files that can be downloaded. Postman imports its files one by one. */
export async function listDownloads(): Promise<string[]> {
  return [...(await readdir(join(collections, "postman"))), ...archives.keys()];
}

/** Reads a file that can be downloaded. The same collections always give the same bytes. */
export async function readDownload(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const folder = archives.get(name);
  if (folder === undefined) return Uint8Array.from(await readFile(join(collections, "postman", name)));
  const root = join(collections, folder);
  const entries = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = entries.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  const contents = await Promise.all(
    files
      .toSorted()
      .map(async (file) => [`${name.replace(".zip", "")}/${file}`, await readFile(join(root, file))] as const),
  );
  return Uint8Array.from(zipSync(Object.fromEntries(contents), { mtime: "1980-01-01T00:00:00" }));
}
