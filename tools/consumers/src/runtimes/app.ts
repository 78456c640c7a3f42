import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folder as root } from "../folder.ts";
import { runWell } from "./run.ts";

/** An app that has installed the client as a partner would. */
export interface App {
  readonly folder: string;
  remove(): Promise<void>;
}

/** The folder of an installed package. */
export function installedFolder(name: string): string {
  return join(root, "node_modules", name);
}

/**
 * Creates an app outside the repository: packs packages as for publishing, and installs the tarballs with npm next to the
 * scripts of the smoke tests.
 */
export async function makeApp(packages: readonly string[]): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-runtimes-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const pnpm = join(installedFolder("pnpm"), "bin", "pnpm.cjs");
    for (const name of packages) {
      await runWell(process.execPath, [pnpm, "pack", "--pack-destination", folder], installedFolder(name));
    }
    const tarballs = (await readdir(folder)).map((file) => `./${file}`);
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
    await runWell("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], folder);
    await cp(join(root, "smoke"), folder, { recursive: true });
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The names of the packages that an app has installed. */
export async function installedIn({ folder }: App): Promise<string[]> {
  const modules = join(folder, "node_modules");
  const names = (await readdir(modules)).filter((name) => !name.startsWith("."));
  const inScopes = names
    .filter((name) => name.startsWith("@"))
    .map(async (scope) => (await readdir(join(modules, scope))).map((name) => `${scope}/${name}`));
  return [...names.filter((name) => !name.startsWith("@")), ...(await Promise.all(inScopes)).flat()].toSorted();
}
