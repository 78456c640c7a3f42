import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { folder as root } from "../folder.ts";
import { run } from "../runtimes/run.ts";
import { type GeneratorName, generators } from "./generators/index.ts";

/** The bundle as it is published. */
export const bundle: string = fileURLToPath(import.meta.resolve("@chekt/partner-spec/openapi.json"));

const settings = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2024", "dom", "dom.iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  },
};

/** A project of a partner, with a folder per generator: what it generated, and the probe that uses it. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
  /** Runs a generator, and returns its warnings and errors. */
  generate(name: GeneratorName, description?: string): Promise<string[]>;
  /** Compiles everything with `tsc --strict`, and returns the errors. */
  compile(): Promise<string[]>;
}

/** Creates a project in a temporary folder, with the packages that are installed here. */
export async function makeProject(names: readonly GeneratorName[]): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-judges-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ ...settings, include: names }));
  for (const name of ["probe.ts", "serialize.ts", "collection.ts", ...names]) {
    await cp(join(root, "judges", name), join(folder, name), { recursive: true });
  }
  return {
    folder,
    generate: (name, description = bundle) => generate(join(folder, name), name, description),
    compile: () => compile(folder),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function generate(folder: string, name: GeneratorName, description: string): Promise<string[]> {
  const generated = join(folder, "generated");
  await mkdir(generated);
  const script = fileURLToPath(new URL("generate.ts", import.meta.url));
  const { code, stdout, stderr } = await run(process.execPath, [script, name, description, generated], folder);
  const { prints } = generators[name];
  const lines = stripVTControlCharacters(`${stdout}\n${stderr}`).split("\n");
  const warnings = lines.filter((line) => line.trim() !== "" && prints?.test(line) !== true);
  return code === 0 ? warnings : [`The generator exited with code ${code}.`, ...warnings];
}

async function compile(folder: string): Promise<string[]> {
  const tsc = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin", "tsc");
  const { code, stdout, stderr } = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"], folder);
  const errors = `${stdout}\n${stderr}`.split("\n").filter((line) => line !== "");
  return code === 0 || errors.length > 0 ? errors : [`The compiler exited with code ${code}.`];
}
