import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withNpmOptions } from "./npm-options.ts";

describe("npm start", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "chekt-npm-"));
    const show = "console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env }))";
    await writeFile(join(folder, "show.cjs"), show);
    await writeFile(join(folder, "package.json"), JSON.stringify({ scripts: { start: "node show.cjs" } }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The arguments that npm passes to the script, corrected by `withNpmOptions`. */
  async function npmStart(...words: string[]): Promise<string[]> {
    const { stdout } = await promisify(execFile)("npm", ["--silent", "start", ...words], {
      cwd: folder,
      shell: process.platform === "win32",
    });
    const { args, env }: { args: string[]; env: Record<string, string> } = JSON.parse(stdout);
    return withNpmOptions(args, env);
  }

  it.each([
    ["", []],
    ["--once", ["--once"]],
    ["--port 4011", ["--port", "4011"]],
    ["--port=4011", ["--port=4011"]],
    ["--port 0 --once", ["--once", "--port", "0"]],
    ["--port", ["--port"]],
    ["--once=false", []],
    ["-- --once --port 4011", ["--once", "--port", "4011"]],
    ["--once -- --port 4011", ["--once", "--port", "4011"]],
    ["4011", ["4011"]],
  ])("reads the arguments of npm start %s", async (words, args) => {
    expect(await npmStart(...words.split(" ").filter(Boolean))).toEqual(args);
  });
});

it("ignores the npm options of another script", () => {
  expect(withNpmOptions(["--once"], { npm_lifecycle_event: "test", npm_config_port: "5000" })).toEqual(["--once"]);
});
