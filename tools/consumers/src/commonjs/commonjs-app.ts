import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { folder as consumers } from "../folder.ts";
import { installedFolder } from "../runtimes/app.ts";
import { runWell } from "../runtimes/run.ts";
import { packAll } from "../tarballs/pack-all.ts";

/** The tools of the app, by name. A link to a package finds the dependencies of the package where it is installed. */
const tools = ["jest", "ts-jest", "typescript", "@types/jest", "@types/node"];
const toolchain = installedFolder("@chekt/commonjs-toolchain");

/** A compiler, and the folder of type packages that suit it. */
interface Compiler {
  readonly command: string;
  readonly types: string;
}

/** The compilers, by version. */
export const compilers: Readonly<Record<"5.4" | "7", Compiler>> = {
  "5.4": {
    command: join(toolchain, "node_modules", "typescript", "bin", "tsc"),
    types: join(toolchain, "node_modules", "@types"),
  },
  "7": {
    command: join(installedFolder("typescript"), "bin", "tsc"),
    types: join(consumers, "node_modules", "@types"),
  },
};

/** The settings with which ts-jest compiles tests, as most CommonJS projects have them. */
const jestOptions = {
  target: "es2020",
  module: "commonjs",
  moduleResolution: "node10",
  strict: true,
  esModuleInterop: true,
  resolveJsonModule: true,
};

/** A CommonJS project that has installed all packages as a partner would. */
export interface CommonJsApp extends AsyncDisposable {
  readonly folder: string;
}

/**
 * Creates the project outside the repository. The packages are packed as for publishing, and npm installs the tarballs;
 * the tools, which are large, are linked.
 */
export async function makeCommonJsApp(): Promise<CommonJsApp> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-commonjs-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await cp(join(consumers, "commonjs"), folder, { recursive: true });
    // The same program as an ES module.
    await cp(join(folder, "program.ts"), join(folder, "program.mts"));
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "app", private: true }));
    await writeFile(join(folder, "jest", "tsconfig.json"), JSON.stringify({ compilerOptions: jestOptions }));
    await using all = await packAll();
    const tarballs = all.packed.map(({ tarball }) => tarball);
    await runWell("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], folder);
    for (const name of tools) await link(folder, name, join(toolchain, "node_modules", name));
    await link(folder, "@opentelemetry/api", installedFolder("@opentelemetry/api"));
    return { folder, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function link(folder: string, name: string, target: string): Promise<void> {
  const path = join(folder, "node_modules", name);
  // npm may have installed it as a dependency of a dependency.
  await rm(path, { recursive: true, force: true });
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}
