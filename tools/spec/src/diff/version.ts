#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject, stringAt } from "@chekt/description";
import { compare } from "./api/compare.ts";
import { formatChangelog } from "./report.ts";
import { root } from "./repository.ts";
import { currentBundle, releasedBundle, renewReleased } from "./release/bundles.ts";
import { appendToVersion } from "./release/changelog.ts";
import { readChangesets } from "./release/changesets.ts";
import { judgeChangesets } from "./release/gate.ts";

/** The folders of the description and of the client, which share one version: the version of the API that they are for. */
const versioned = ["spec", "packages/client"];

/**
 * Makes the versions of a release: runs `changeset version` and, if the description gets a new version, adds the list of
 * differences to its changelog and the client's and keeps its bundle as the released one.
 */
async function version(): Promise<number> {
  const findings = compare(await releasedBundle(root), await currentBundle(root));
  const { passed, message } = judgeChangesets(findings, await readChangesets(root));
  if (!passed) {
    process.stderr.write(message);
    return 1;
  }
  const before = await readSpecVersion();
  const changesets = join(
    dirname(createRequire(join(root, "package.json")).resolve("@changesets/cli/package.json")),
    "bin.js",
  );
  const { status } = spawnSync(process.execPath, [changesets, "version"], { cwd: root, stdio: "inherit" });
  if (status !== 0) return status ?? 1;
  const after = await readSpecVersion();
  if (before === after) return 0;
  for (const folder of findings.length > 0 ? versioned : []) {
    const file = join(root, folder, "CHANGELOG.md");
    await writeFile(file, appendToVersion(await readFile(file, "utf8"), after, formatChangelog(findings)));
  }
  await renewReleased(root);
  process.stdout.write(`The description is now ${after}. Its bundle is spec/released/openapi.json.\n`);
  return 0;
}

async function readSpecVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, "spec", "package.json"), "utf8"));
  return stringAt(isObject(manifest) ? manifest : {}, "version");
}

process.exitCode = await version();
