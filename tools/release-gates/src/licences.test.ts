import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { names } from "./pack-all.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Licences under which what we publish may depend on a package: all of them allow that of Apache-2.0. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
]);

it("all that a published package brings along has a licence that allows it", async () => {
  const filters = names.map((name) => `--filter=${name}`);
  const { stdout } = await promisify(execFile)("pnpm", [...filters, "licenses", "list", "--prod", "--json"], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const byLicence = JSON.parse(stdout) as Record<string, { name: string }[]>;
  const others = Object.entries(byLicence).flatMap(([licence, packages]) =>
    ALLOWED.has(licence) ? [] : packages.map(({ name }) => `${name}: ${licence}`),
  );
  expect(others).toEqual([]);
  expect(Object.values(byLicence).flat().length).toBeGreaterThan(20);
});
