import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The manifests of the packages that the images contain. */
const manifests = [
  import.meta.resolve("@chekt/partner-spec/package.json"),
  import.meta.resolve("@chekt/partner-mock/package.json"),
  import.meta.resolve("@chekt/partner-sandbox/package.json"),
];

/** Packs the built packages for the images into a folder. */
export async function packInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const manifest of manifests) {
    await promisify(execFile)("pnpm", ["pack", "--pack-destination", folder], {
      cwd: dirname(fileURLToPath(manifest)),
    });
  }
}
