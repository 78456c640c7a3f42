import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

/** The published packages, each with the maximum size of its tarball in bytes. */
export const budgets = {
  "@chekt/partner-auth": 68_000,
  "@chekt/partner-client": 105_000,
  "@chekt/partner-contract-tests": 166_000,
  "@chekt/partner-mock": 25_000,
  "@chekt/partner-query": 23_000,
  "@chekt/partner-sandbox": 600_000,
  "@chekt/partner-spec": 90_000,
} as const;

export type PackageName = keyof typeof budgets;

export const names: readonly PackageName[] = Object.keys(budgets) as PackageName[];

/** A package in the form in which it is published. */
export interface Packed {
  readonly name: PackageName;
  /** The folder of the package in this repository. */
  readonly folder: string;
  /** The path of the tarball. */
  readonly tarball: string;
  readonly bytes: number;
  /** The paths of its files, without the top-level folder that npm adds. */
  readonly files: readonly string[];
}

export interface AllPacked extends AsyncDisposable {
  readonly packed: readonly Packed[];
}

const { resolve } = createRequire(import.meta.url);

/**
 * The environment for package managers: this Node comes first on the PATH, and no variable points into this
 * repository.
 */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
  NODE_PATH: "",
};

/** Packs all published packages into a folder that is deleted when the result is disposed of. */
export async function packAll(): Promise<AllPacked> {
  const destination = await mkdtemp(join(tmpdir(), "chekt-packed-"));
  const packed = await Promise.all(names.map((name) => pack(name, destination)));
  return { packed, [Symbol.asyncDispose]: () => rm(destination, { recursive: true, force: true }) };
}

async function pack(name: PackageName, destination: string): Promise<Packed> {
  const folder = dirname(resolve(`${name}/package.json`));
  const { stdout } = await promisify(execFile)("pnpm", ["pack", "--json", "--pack-destination", destination], {
    cwd: folder,
    env: environment,
  });
  const { filename, files } = JSON.parse(stdout) as { filename: string; files: { path: string }[] };
  const { length } = await readFile(filename);
  return { name, folder, tarball: filename, bytes: length, files: files.map(({ path }) => path) };
}
