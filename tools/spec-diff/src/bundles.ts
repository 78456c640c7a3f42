import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CommandError } from "./command-error.ts";
import type { JsonObject } from "./json.ts";
import { redocly } from "./redocly.ts";

const run = promisify(execFile);
const currentFile = (root: string): string => join(root, "spec", "dist", "openapi.json");
const releasedFile = (root: string): string => join(root, "spec", "released", "openapi.json");

/**
 * The description as it was bundled last.
 *
 * @throws CommandError where it was never bundled.
 */
export async function currentBundle(root: string): Promise<JsonObject> {
  return read(currentFile(root), "The description is not bundled yet: `pnpm bundle`.");
}

/**
 * The description as it was released last.
 *
 * @throws CommandError where the file is missing that a release writes.
 */
export async function releasedBundle(root: string): Promise<JsonObject> {
  return read(releasedFile(root), "There is no spec/released/openapi.json; take it from the last release's commit.");
}

/** Keeps the description as it is bundled now as the released one. */
export async function renewReleased(root: string): Promise<void> {
  await copyFile(currentFile(root), releasedFile(root));
}

/**
 * Bundles the description of another commit, with the Redocly and the plugin of this one.
 *
 * @param ref A branch, a tag, or any other name of a commit.
 * @throws CommandError where git knows no such commit, or its description cannot be bundled.
 */
export async function bundleAt(root: string, ref: string): Promise<JsonObject> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-spec-at-"));
  const spec = join(folder, "spec");
  try {
    await orFail(`git has no description at ${ref}`, async () => {
      // What begins with a dash would be taken for an option.
      const { stdout } = await run("git", ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`], {
        cwd: root,
      });
      await run("git", ["archive", "--output", join(folder, "spec.tar"), stdout.trim(), "spec"], { cwd: root });
      await run("tar", ["-xf", "spec.tar"], { cwd: folder });
    });
    await symlink(join(root, "spec", "node_modules"), join(spec, "node_modules"), "junction");
    await orFail(`The description at ${ref} cannot be bundled`, () =>
      run(process.execPath, [redocly, "bundle", "partner", "--output", "dist/openapi.json"], { cwd: spec }),
    );
    return await read(join(spec, "dist", "openapi.json"), "Nothing was bundled.");
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function read(file: string, ifMissing: string): Promise<JsonObject> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? new CommandError(ifMissing) : error;
  });
  return JSON.parse(text) as JsonObject;
}

async function orFail(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new CommandError(`${what}: ${stderr.trim() || String(error)}`);
  }
}
