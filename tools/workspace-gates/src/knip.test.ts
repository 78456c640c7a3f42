import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { root } from "./workspace.ts";

it("has no unused files, exports or dependencies", async () => {
  const knip = fileURLToPath(new URL("../bin/knip.js", import.meta.resolve("knip")));
  const args = [knip, "--directory", root, "--config", "tools/config/knip.jsonc", "--no-progress"];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => error);
  expect(stdout.trim()).toBe("");
});
