import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder } from "../folder.ts";
import { generators } from "./generators/index.ts";
import { validators } from "./validators.ts";

const readme = readFileSync(join(folder, "..", "..", "spec", "README.md"), "utf8");

/** The versions in the table of generators by package. */
const versions = Object.fromEntries(
  [...readme.matchAll(/^\| `([^`]+)` +\| (\d+\.\d+\.\d+) +\|/gm)].map(([, name, version]) => [name, version]),
);

it("lists every tool with its installed version in the README of the description", () => {
  const installed = [...Object.values(generators), ...validators].map(({ package: name }) => {
    const manifest = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    return [name, version];
  });
  expect(versions).toEqual(Object.fromEntries(installed));
});
