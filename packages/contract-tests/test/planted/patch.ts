import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PatchedFault } from "./planted-fault.ts";

const sandbox = fileURLToPath(new URL(".", import.meta.resolve("@chekt/partner-sandbox/package.json")));

const GENERATED = join("src", "generated");

/** Copies the sandbox's sources; gives the module of the copy that starts it. */
export async function copySandbox(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(sandbox, "src"), join(folder, "src"), { recursive: true, filter: isSource });
  await cp(join(sandbox, "package.json"), join(folder, "package.json"));
  // What is not patched, and long, is read once for all copies.
  for (const name of ["node_modules", GENERATED]) await symlink(join(sandbox, name), join(folder, name));
  return join(folder, "src", "index.ts");
}

/**
 * Puts a fault into a copy of the sandbox's sources.
 *
 * @returns the module of the copy that starts it.
 * @throws Error when what the fault is to replace does not stand there once: the sources have moved on, and the fault has
 *   to follow.
 */
export async function patch(
  { name, file, from, to }: Pick<PatchedFault, "name" | "file" | "from" | "to">,
  folder: string,
): Promise<string> {
  const module = await copySandbox(folder);
  const place = join(folder, "src", file);
  const source = await readFile(place, "utf8");
  const times = source.split(from).length - 1;
  if (times !== 1) throw new Error(`The fault "${name}" cannot be planted: ${file} has ${times} times\n${from}`);
  await writeFile(
    place,
    source.replace(from, () => to),
  );
  return module;
}

function isSource(path: string): boolean {
  return !path.endsWith(".test.ts") && path !== join(sandbox, GENERATED);
}
