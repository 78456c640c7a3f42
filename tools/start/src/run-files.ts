import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { collect } from "./collect.ts";
import { CommandError } from "./command-error.ts";
import type { Report } from "./report.ts";
import { runTurbo } from "./turbo.ts";

/** A test file, with the line of one test after a colon if only that is wanted. */
interface TestFile {
  /** The folder of the package, from the root. */
  readonly directory: string;
  /** The file, from that folder. */
  readonly file: string;
}

/**
 * Runs some test files, after building what they need. Resolves with the exit code.
 *
 * @throws CommandError if a file does not exist or belongs to no package.
 */
export async function runFiles(
  files: readonly string[],
  { root, report, signal }: { root: string; report: Report; signal: AbortSignal },
): Promise<number> {
  const byPackage = Map.groupBy(
    files.map((file) => locate(root, file)),
    ({ directory }) => directory,
  );
  let code = 0;
  for (const [directory, chosen] of byPackage) {
    const build = await runTurbo(root, ["build", `--filter={./${directory}}...`], signal);
    if (!build.passed) throw new CommandError(`The build of ${directory} failed.\n${build.output.trim()}`);
    const vitest = join(root, directory, "node_modules", "vitest", "vitest.mjs");
    // One test alone cannot reach the coverage that a package demands.
    const args = [vitest, "run", "--coverage.enabled=false", ...chosen.map(({ file }) => file)];
    const ended = await collect(process.execPath, args, { cwd: join(root, directory), signal });
    report.line(ended.output.trimEnd());
    if (ended.code !== 0) code = 1;
  }
  return code;
}

function locate(root: string, argument: string): TestFile {
  const [, name = argument, line = ""] = /^(.*?)(:\d+)?$/.exec(argument) ?? [];
  const path = resolve(root, name);
  if (!existsSync(path)) throw new CommandError(`Test file ${name} does not exist. Use a path relative to ${root}.`);
  let folder = dirname(path);
  while (folder !== root && folder.startsWith(root + sep) && !existsSync(join(folder, "package.json"))) {
    folder = dirname(folder);
  }
  if (!folder.startsWith(root + sep))
    throw new CommandError(`${name} does not belong to a package of this repository.`);
  return { directory: relative(root, folder).replaceAll(sep, "/"), file: `${relative(folder, path)}${line}` };
}
