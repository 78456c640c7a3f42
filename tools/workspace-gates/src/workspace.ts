import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

export interface Manifest {
  name: string;
  version?: string;
  private?: boolean;
  license?: string;
  type?: string;
  packageManager?: string;
  sideEffects?: boolean;
  files?: string[];
  exports?: Record<string, unknown>;
  engines?: Record<string, string>;
  repository?: { directory?: string };
  publishConfig?: { access?: string };
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

export interface Package {
  /** The folder, relative to the root. Empty for the root itself. */
  folder: string;
  manifest: Manifest;
}

export function read(...path: string[]): string {
  return readFileSync(join(root, ...path), "utf8");
}

function packageAt(folder: string): Package {
  return { folder, manifest: JSON.parse(read(folder, "package.json")) as Manifest };
}

/** The folders in `packages` and `tools` that contain packages. */
function within(parent: string): string[] {
  return readdirSync(join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(root, folder, "package.json")));
}

export const tools: Package[] = within("tools").map(packageAt);

/** Every package of the workspace, starting with the root. */
export const packages: Package[] = ["", "spec", ...within("packages")].map(packageAt).concat(tools);

export const published: Package[] = packages.filter(({ manifest }) => manifest.private !== true);

export interface Workspace {
  catalog: Record<string, string>;
  catalogs: Record<string, Record<string, string>>;
}

export const workspace: Workspace = parse(read("pnpm-workspace.yaml")) as Workspace;

/**
 * The dependencies of a package, with their versions as written. Peer dependencies are excluded, because they are
 * ranges.
 */
export function installedBy({ manifest }: Package): [name: string, version: string][] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
}
