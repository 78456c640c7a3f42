#!/usr/bin/env node
import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Correction, corrections } from "./corrections.ts";
import { listFailures } from "./failures.ts";

const help = `Usage: pnpm spec:rehearse CORRECTION [--keep]

Rehearses a correction by CHeKT: changes the description in a copy of the last commit, generates everything from it, and runs
all checks and tests there. Prints the files of the description that were edited, and the tests that fail: those are what a
person would have to edit as well. Takes as long as npm test.

Corrections:
${Object.entries(corrections)
  .map(([name, { what }]) => `  ${name.padEnd(20)} ${what}\n`)
  .join("")}
  --keep  keep the copy, and print where it is
  --help  print this text

Exits with 0 if no test fails, 1 if one does, and 2 if the arguments are invalid.
`;

const root = fileURLToPath(new URL("../../../..", import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keep: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [name = ""] = positionals;
  const correction = Object.hasOwn(corrections, name) ? corrections[name] : undefined;
  if (!correction) {
    process.stderr.write(`Unknown correction "${name}". Use one of ${Object.keys(corrections).join(", ")}.\n`);
    return 2;
  }
  const copy = await mkdtemp(join(tmpdir(), "chekt-rehearsal-"));
  try {
    return await rehearse(correction, copy);
  } finally {
    if (values.keep) process.stdout.write(`The copy is ${copy}.\n`);
    else await rm(copy, { recursive: true, force: true });
  }
}

async function rehearse({ what, apply }: Correction, copy: string): Promise<number> {
  const run = (command: string, ...options: string[]): Promise<number> => runIn(copy, command, options);
  await must(runIn(root, "git", ["clone", "--quiet", "--local", ".", copy]), "clone the repository");
  await must(run("pnpm", "install", "--frozen-lockfile", "--prefer-offline"), "install the dependencies");
  process.stdout.write(`\nCorrection: ${what}\n`);
  const edited = await apply(join(copy, "spec"));
  await must(run("pnpm", "codegen"), "generate code");
  const checks = await run(
    "turbo",
    "run",
    "lint",
    "test",
    "typecheck",
    "typecheck:code",
    "--continue",
    "--output-logs=errors-only",
  );
  const all = await listFailures(copy, glob("{packages,tools}/*/.reports/tests.json", { cwd: copy }));
  // The corrections expect the description as it was.
  const failures = all.filter(({ file }) => !file.startsWith("tools/spec/src/rehearse/"));
  process.stdout.write(`\nEdited in spec/ (${edited.length}):\n${edited.map((file) => `  ${file}\n`).join("")}`);
  const { size } = new Set(failures.map(({ file }) => file));
  process.stdout.write(`Failing tests: ${failures.length} in ${size} files\n`);
  for (const { file, test } of failures) process.stdout.write(`  ${file}: ${test}\n`);
  if (checks !== 0 && failures.length === 0) process.stdout.write("A check other than the tests fails: see above.\n");
  return checks === 0 ? 0 : 1;
}

/** Runs a command, whose output is shown, and returns its exit code. */
async function runIn(cwd: string, command: string, options: readonly string[]): Promise<number> {
  const path = `${join(cwd, "node_modules", ".bin")}:${process.env["PATH"]}`;
  const child = spawn(command, options, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: path },
  });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}

/** @throws Error if a step fails without which the rehearsal has no result. */
async function must(step: Promise<number>, purpose: string): Promise<void> {
  const code = await step;
  if (code !== 0) throw new Error(`Could not ${purpose}: the command exited with code ${code}.`);
}
