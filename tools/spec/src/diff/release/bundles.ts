import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isObject, type JsonObject } from "@chekt/description";
import { CommandError } from "../command-error.ts";

const run = promisify(execFile);
const currentFile = (root: string): string => join(root, "spec", "dist", "openapi.json");
const releasedFile = (root: string): string => join(root, "spec", "released", "openapi.json");
const redoclyFolder = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));

/**
 * Reads the current bundle of the description.
 *
 * @throws CommandError if it was never bundled.
 */
export async function currentBundle(root: string): Promise<JsonObject> {
  return read(currentFile(root), "The description is not bundled yet. Run `pnpm bundle`.");
}

/**
 * Reads the bundle of the last release.
 *
 * @throws CommandError if it is missing.
 */
export async function releasedBundle(root: string): Promise<JsonObject> {
  return read(releasedFile(root), "spec/released/openapi.json is missing. Restore it from the last release's commit.");
}

/** Keeps the current bundle as the released one. */
export async function renewReleased(root: string): Promise<void> {
  await copyFile(currentFile(root), releasedFile(root));
}

/**
 * Bundles the description of another commit, with the Redocly and the plugin of the current one.
 *
 * @param ref A branch, a tag, or any other name of a commit.
 * @throws CommandError if git does not know the commit, or its description cannot be bundled.
 */
export async function bundleAt(root: string, ref: string): Promise<JsonObject> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-spec-at-"));
  const spec = join(folder, "spec");
  try {
    await orFail(`Cannot read the description at ${ref}`, async () => {
      // Without --end-of-options, git would take a name that begins with a dash for an option.
      const { stdout } = await run("git", ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`], {
        cwd: root,
      });
      await run("git", ["archive", "--output", join(folder, "spec.tar"), stdout.trim(), "spec"], { cwd: root });
      await run("tar", ["-xf", "spec.tar"], { cwd: folder });
    });
    await symlink(join(root, "spec", "node_modules"), join(spec, "node_modules"), "junction");
    const redocly = join(redoclyFolder, "bin", "cli.js");
    await orFail(`Cannot bundle the description at ${ref}`, () =>
      run(process.execPath, [redocly, "bundle", "partner", "--output", "dist/openapi.json"], { cwd: spec }),
    );
    return await read(
      join(spec, "dist", "openapi.json"),
      `Redocly did not write a bundle of the description at ${ref}.`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function read(file: string, ifMissing: string): Promise<JsonObject> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? new CommandError(ifMissing) : error;
  });
  const document: unknown = JSON.parse(text);
  if (!isObject(document)) throw new CommandError(`${file} does not contain a JSON object.`);
  return document;
}

async function orFail(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const stderr = isObject(error) && typeof error["stderr"] === "string" ? error["stderr"].trim() : "";
    throw new CommandError(`${what}: ${stderr || String(error)}`);
  }
}
