import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { readChangesets } from "../../src/diff/release/changesets.ts";
import { root, toolFolder } from "../../src/diff/repository.ts";

/** The exit code of a command and its output. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A copy of this repository to change freely, deleted when disposed. */
export interface Copy extends AsyncDisposable {
  readonly folder: string;
  /** Runs a script of the root's package.json. */
  readonly pnpm: (script: string) => Promise<Ended>;
  /** Runs git, and resolves with its output. */
  readonly git: (...args: string[]) => Promise<string>;
  /** Installs the tarball of a package into an empty project, and resolves with its folder. */
  readonly install: (packageFolder: string) => Promise<string>;
}

/** The folders whose node_modules the commands need. */
const installed = ["", "spec", "packages/description", toolFolder];

const pnpm = join(root, "node_modules", "pnpm", "bin", "pnpm.cjs");

/** This Node comes first, and turbo must not treat the command as a part of the task that runs this test. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TURBO_"))),
  PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
  GIT_AUTHOR_NAME: "Rehearsal",
  GIT_AUTHOR_EMAIL: "rehearsal@example.com",
  GIT_COMMITTER_NAME: "Rehearsal",
  GIT_COMMITTER_EMAIL: "rehearsal@example.com",
};

/** Copies the working tree as it would be right after a release: without changesets. */
export async function copyRepository(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-rehearsal-"));
  const copy = join(folder, "repository");
  const git = async (...args: string[]): Promise<string> => (await succeed("git", args, copy)).output;
  const { output } = await succeed("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], root);
  for (const file of new Set(output.split("\0").filter((name) => name !== ""))) {
    // git lists files that are deleted but not committed yet, too.
    await cp(join(root, file), join(copy, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
  for (const { file } of await readChangesets(copy)) await rm(join(copy, ".changeset", file));
  await mkdir(join(copy, "spec", "released"), { recursive: true });
  await cp(join(root, "spec", "dist", "openapi.json"), join(copy, "spec", "released", "openapi.json"));
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "Copy the repository");
  // The patterns of .gitignore only match folders, and git takes a link for a file.
  await writeFile(join(copy, ".git", "info", "exclude"), "node_modules\n");
  for (const name of installed) {
    await symlink(join(root, name, "node_modules"), join(copy, name, "node_modules"), "junction");
  }
  return {
    folder: copy,
    git,
    pnpm: (script) => run(process.execPath, [pnpm, "run", script], copy),
    install: (packageFolder) => install(join(copy, packageFolder), folder),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function install(packageFolder: string, folder: string): Promise<string> {
  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "private": true }\n');
  const pack = [pnpm, "pack", "--json", "--pack-destination", folder];
  const { output } = await succeed(process.execPath, pack, packageFolder);
  const { filename } = JSON.parse(output) as { filename: string };
  await succeed(process.execPath, [pnpm, "add", "--ignore-workspace", filename], project);
  return project;
}

/** @throws Error with the output of the command if it fails. */
async function succeed(command: string, args: string[], cwd: string): Promise<Ended> {
  const ended = await run(command, args, cwd);
  if (ended.code !== 0)
    throw new Error(`${command} ${args.join(" ")} exited with code ${ended.code}:\n${ended.output}`);
  return ended;
}

function run(command: string, args: string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env: environment, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
    });
  });
}
