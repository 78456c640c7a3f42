import { execFile } from "node:child_process";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { listPublished } from "./published.ts";

/**
 * Packs the published packages into a folder, which is emptied first: their tarballs and bills of materials, and
 * `packages.txt`, with a line such as `@chekt/partner-auth@0.8.0 chekt-partner-auth-0.8.0.tgz` for each.
 */
export async function packRelease(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const lines: string[] = [];
  for (const { name, version, folder: cwd, sbom } of listPublished()) {
    const args = ["pack", "--json", "--pack-destination", folder];
    const { stdout } = await promisify(execFile)("pnpm", args, { cwd });
    const { filename }: { filename: string } = JSON.parse(stdout);
    const tarball = basename(filename);
    lines.push(`${name}@${version} ${tarball}\n`);
    if (sbom !== undefined) await copyFile(sbom, join(folder, tarball.replace(/\.tgz$/, ".sbom.cdx.json")));
  }
  await writeFile(join(folder, "packages.txt"), lines.join(""));
}
