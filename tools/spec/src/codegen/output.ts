import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A generated file: its name, which may have folders before it, and its text. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

/** The differences between a folder and the files that it should contain. */
export interface Drift {
  stale: string[];
  missing: string[];
  /** Files that are no longer generated. */
  left: string[];
}

/** Compares a folder with the files that it should contain. */
export async function compare(folder: URL, files: readonly GeneratedFile[]): Promise<Drift> {
  const names = await listFiles(folder);
  const drift: Drift = {
    stale: [],
    missing: [],
    left: names.filter((name) => !files.some((file) => file.name === name)),
  };
  for (const { name, text } of files) {
    if (!names.includes(name)) drift.missing.push(name);
    else if ((await readFile(locate(folder, name), "utf8")) !== text) drift.stale.push(name);
  }
  return drift;
}

/** Makes a folder contain exactly these files. Writes only those that differ, and returns their names. */
export async function write(folder: URL, files: readonly GeneratedFile[]): Promise<string[]> {
  const { stale, missing, left } = await compare(folder, files);
  for (const name of left) await rm(locate(folder, name));
  for (const { name, text } of files) {
    if (!stale.includes(name) && !missing.includes(name)) continue;
    const file = locate(folder, name);
    await mkdir(new URL(".", file), { recursive: true });
    await writeFile(file, text);
  }
  return [...stale, ...missing, ...left].toSorted();
}

/** The files of a folder and of the folders in it, with slashes. Empty if the folder does not exist. */
async function listFiles(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const parent = relative(fileURLToPath(folder), entry.parentPath).replaceAll("\\", "/");
      return parent === "" ? entry.name : `${parent}/${entry.name}`;
    });
}

function locate(folder: URL, name: string): URL {
  return new URL(name.split("/").map(encodeURIComponent).join("/"), folder);
}
