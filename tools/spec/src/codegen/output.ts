import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { GeneratedFile } from "./generate.ts";

/** The differences between a folder and the files that it should contain. */
export interface Drift {
  stale: string[];
  missing: string[];
  /** Files that are no longer generated. */
  left: string[];
}

/** Compares a folder with the files that it should contain. */
export async function compare(folder: URL, files: GeneratedFile[]): Promise<Drift> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const drift: Drift = {
    stale: [],
    missing: [],
    left: names.filter((name) => !files.some((file) => file.name === name)),
  };
  for (const { name, text } of files) {
    if (!names.includes(name)) drift.missing.push(name);
    else if ((await readFile(new URL(name, folder), "utf8")) !== text) drift.stale.push(name);
  }
  return drift;
}

/** Makes a folder contain exactly these files. Writes only those that differ, and returns their names. */
export async function write(folder: URL, files: GeneratedFile[]): Promise<string[]> {
  const { stale, missing, left } = await compare(folder, files);
  await mkdir(folder, { recursive: true });
  for (const name of left) await rm(new URL(name, folder), { recursive: true });
  for (const { name, text } of files) {
    if (stale.includes(name) || missing.includes(name)) await writeFile(new URL(name, folder), text);
  }
  return [...stale, ...missing, ...left].toSorted();
}
