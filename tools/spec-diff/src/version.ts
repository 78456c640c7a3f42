#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { currentBundle, releasedBundle, renewReleased } from "./bundles.ts";
import { withPart } from "./changelog.ts";
import { readChangesets } from "./changesets.ts";
import { compare } from "./compare.ts";
import { judgeChangesets } from "./gate.ts";
import { changelogPart } from "./report.ts";
import { root } from "./repository.ts";

/** The folders of the description and of the client, which have one version: it says which API they speak. */
const speaking = ["spec", "packages/client"];

/**
 * Makes the versions of a release: `changeset version`, and where the description gets a new one, the list of what
 * changed in its changelog and the client's, and its bundle as the released one.
 */
async function version(): Promise<number> {
  const differences = await compare(await releasedBundle(root), await currentBundle(root));
  const { passed, message } = judgeChangesets(differences, await readChangesets(root));
  if (!passed) {
    process.stderr.write(message);
    return 1;
  }
  const before = await specVersion();
  const changesets = join(
    dirname(createRequire(join(root, "package.json")).resolve("@changesets/cli/package.json")),
    "bin.js",
  );
  const { status } = spawnSync(process.execPath, [changesets, "version"], { cwd: root, stdio: "inherit" });
  if (status !== 0) return status ?? 1;
  const after = await specVersion();
  if (before === after) return 0;
  for (const folder of differences.length > 0 ? speaking : []) {
    const file = join(root, folder, "CHANGELOG.md");
    await writeFile(file, withPart(await readFile(file, "utf8"), after, changelogPart(differences)));
  }
  await renewReleased(root);
  process.stdout.write(`The description is ${after} now; spec/released/openapi.json is its bundle.\n`);
  return 0;
}

async function specVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, "spec", "package.json"), "utf8")) as { version: string };
  return manifest.version;
}

process.exitCode = await version();
