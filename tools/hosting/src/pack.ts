import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The manifests of the packages of each image. */
const images = {
  sandbox: [import.meta.resolve("@chekt/partner-sandbox/package.json")],
  mock: [
    import.meta.resolve("@chekt/partner-spec/package.json"),
    import.meta.resolve("@chekt/partner-mock/package.json"),
  ],
};

/**
 * Packs the built packages of each image into a folder of its name, with a manifest that depends on them and a lockfile of
 * everything that they need.
 */
export async function packInto(folder: string): Promise<void> {
  for (const [image, manifests] of Object.entries(images)) {
    const cwd = join(folder, image);
    await mkdir(cwd, { recursive: true });
    const dependencies: Record<string, string> = {};
    for (const manifest of manifests) {
      const from = dirname(fileURLToPath(manifest));
      const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", cwd], { cwd: from });
      const { name, filename }: { name: string; filename: string } = JSON.parse(stdout);
      dependencies[name] = `file:./${basename(filename)}`;
    }
    await writeFile(join(cwd, "package.json"), JSON.stringify({ private: true, dependencies }));
    // npm of the machine, without the settings that pnpm passes to its scripts.
    const env = { ...process.env, NODE_PATH: "", npm_config_prefer_offline: "true" };
    const args = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
    await run("npm", args, { cwd, env });
  }
}
