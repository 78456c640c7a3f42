import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The packages whose changes affect partners. */
const packages: readonly string[] = ["spec", "client", "auth", "query", "mock", "sandbox", "contract-tests"];

/** The changelog of a package, as Markdown below a second-level heading. */
export interface Changelog {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** The changelogs of all packages that have one. A package gets its changelog with its next release. */
export async function readChangelogs(): Promise<readonly Changelog[]> {
  const require = createRequire(import.meta.url);
  const read = packages.map(async (name) => {
    const manifest = require.resolve(`@chekt/partner-${name}/package.json`);
    const text = await readFile(join(dirname(manifest), "CHANGELOG.md"), "utf8").catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      },
    );
    return text === undefined ? [] : [{ id: name, title: `@chekt/partner-${name}`, markdown: below(text) }];
  });
  return (await Promise.all(read)).flat();
}

/** Removes the title, and moves all headings down one level. */
function below(changelog: string): string {
  return changelog
    .replace(/^# .*\n+/, "")
    .replaceAll(/^#/gm, "##")
    .trim();
}
