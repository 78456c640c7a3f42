import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The packages whose changes partners notice. */
const packages: readonly string[] = ["spec", "client", "auth", "query", "mock", "sandbox", "contract-tests"];

/** The changelog of a package, as Markdown below a heading of the second level. */
export interface Changelog {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** The changelogs of the packages that have one: a package gets it with its first release after this one. */
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

/** Takes the name at the top away, and puts all headings a level down. */
function below(changelog: string): string {
  return changelog
    .replace(/^# .*\n+/, "")
    .replaceAll(/^#/gm, "##")
    .trim();
}
