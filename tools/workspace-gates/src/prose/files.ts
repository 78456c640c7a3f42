import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { checkProse, extensions, type Violation } from "./check.ts";

/** Files whose text is not ours, or that list the phrases themselves. */
const excluded =
  /(^|\/)(LICENSE|CHANGELOG\.md|pnpm-lock\.yaml|generated\/|fixtures\/)|^spec\/(collections|released)\/|^tools\/workspace-gates\/src\/prose\//;

/** The files under version control whose prose is checked. */
export function listProseFiles(root: string): string[] {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").slice(0, -1);
  return files.filter(
    (file) => extensions.includes(extname(file)) && !excluded.test(file) && existsSync(join(root, file)),
  );
}

/** Checks the prose of files, by their paths from `root`. */
export async function checkFiles(root: string, files: readonly string[]): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const file of files) found.push(...(await checkProse(file, readFileSync(join(root, file), "utf8"))));
  return found;
}
