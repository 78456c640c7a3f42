import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { names } from "./pack-all.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Licences that a dependency of a published package may have. All are compatible with Apache-2.0. */
const PUBLISHED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT"];

/** Additional licences for dependencies that are only used here, unmodified, and never distributed. */
const USED_HERE = [
  ...PUBLISHED,
  "(AFL-2.1 OR BSD-3-Clause)",
  "(BSD-3-Clause AND Apache-2.0)",
  "(BSD-3-Clause OR GPL-2.0)",
  "(MIT AND Zlib)",
  "(MIT OR Apache-2.0)",
  "(MIT OR CC0-1.0)",
  "(MPL-2.0 OR Apache-2.0)",
  "(Public Domain OR MIT)",
  "CC-BY-4.0",
  "MIT OR Apache-2.0",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
];

/** Packages with the MIT licence in a file, which their manifest does not name. newman and Bruno depend on them. */
const UNDECLARED = new Set(["json-query", "stack-trace"]);

it.each([
  [
    "the dependencies of the published packages",
    [...names.map((name) => `--filter=${name}`), "licenses", "list", "--prod"],
    20,
    PUBLISHED,
  ],
  ["all dependencies of the repository", ["licenses", "list"], 500, USED_HERE],
])("allows the licences of %s", async (_what, command, atLeast, allowed) => {
  const { stdout } = await promisify(execFile)("pnpm", [...command, "--json"], { cwd: root, maxBuffer: 2 ** 26 });
  const byLicence = JSON.parse(stdout) as Record<string, { name: string }[]>;
  const others = Object.entries(byLicence).flatMap(([licence, packages]) =>
    allowed.includes(licence)
      ? []
      : packages.filter(({ name }) => !UNDECLARED.has(name)).map(({ name }) => `${name}: ${licence}`),
  );
  expect(others).toEqual([]);
  expect(Object.values(byLicence).flat().length).toBeGreaterThan(atLeast);
});
