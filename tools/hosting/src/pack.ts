import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The packages that the images hold, each by its manifest. */
const manifests = [
  import.meta.resolve("@chekt/partner-spec/package.json"),
  import.meta.resolve("@chekt/partner-mock/package.json"),
  import.meta.resolve("@chekt/partner-sandbox/package.json"),
];

/** Packs what the images hold into a folder, from what was built. */
export async function packInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const manifest of manifests) {
    await promisify(execFile)("pnpm", ["pack", "--pack-destination", folder], {
      cwd: dirname(fileURLToPath(manifest)),
    });
  }
}
