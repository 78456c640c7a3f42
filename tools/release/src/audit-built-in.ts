// Audits the packages that the published packages contain. They are not among the dependencies, so no other audit sees them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listBuiltIn } from "./built-in.ts";
import { listPublished } from "./published.ts";

const dependencies = listBuiltIn(listPublished());
const cwd = mkdtempSync(join(tmpdir(), "chekt-audit-"));
try {
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "built-in", private: true, dependencies }));
  process.stdout.write(
    `Auditing ${Object.entries(dependencies)
      .map((pair) => pair.join("@"))
      .join(", ")}\n`,
  );
  for (const args of [["install", "--package-lock-only", "--ignore-scripts", "--no-audit"], ["audit"]]) {
    const { status } = spawnSync("npm", args, { cwd, stdio: "inherit" });
    process.exitCode = status ?? 1;
    if (process.exitCode !== 0) break;
  }
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
