import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { run } from "../runtimes/run.ts";
import { node22 } from "../runtimes/runtimes.ts";
import { names } from "./pack-all.ts";

const { resolve } = createRequire(import.meta.url);
const packages = names.map((name) => {
  const file = resolve(`${name}/package.json`);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as {
    bin?: Record<string, string>;
    engines: { node: string };
  };
  return { name, folder: dirname(file), ...manifest };
});
const commands = packages.flatMap(({ folder, bin = {} }) =>
  Object.entries(bin).map(([command, file]) => ({ command, file: join(folder, file) })),
);

/** Makes this Node report another version. */
const pretend = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`;

it("states the same minimum version of Node in every published package, which is the one that is tested", async () => {
  const { stdout } = await run(node22, ["--version"], ".");
  const minimum = stdout.trim().replace(/^v(\d+\.\d+)\.0$/, ">=$1");
  expect(packages.map(({ name, engines }) => [name, engines.node])).toEqual(names.map((name) => [name, minimum]));
});

it.each(commands)("says that $command needs a newer Node before it loads anything", async ({ command, file }) => {
  for (const version of ["12.22.12", "20.19.5", "22.9.0", "22.17.1"]) {
    expect(await run(process.execPath, ["--import", pretend(version), file, "--version"], ".")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        `${command} needs Node.js 22.18 or later. This is Node.js ${version} (${process.execPath}). ` +
        "https://nodejs.org/en/download has newer versions.\n",
    });
  }
});

it.each(commands)("runs $command on the oldest supported Node and on newer ones", async ({ file }) => {
  for (const version of ["22.18.0", "23.0.0", "24.1.0", "100.0.0"]) {
    const { code } = await run(process.execPath, ["--import", pretend(version), file, "--version"], ".");
    expect({ version, code }).toEqual({ version, code: 0 });
  }
  expect((await run(node22, [file, "--version"], ".")).code).toBe(0);
});
