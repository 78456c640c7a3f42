import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@chekt/partner-mock";
import { serverCommand } from "@chekt/testing";
import { comparableOutput, openShell, readBlocks, readSteps, type Step } from "@chekt/testing/guides";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = join(root, "src", "content", "docs", "guides");
const folder = join(root, ".reports", "guides");
const sandbox = serverCommand(
  fileURLToPath(import.meta.resolve("@chekt/partner-sandbox/package.json")).replace(
    "package.json",
    "bin/chekt-sandbox.js",
  ),
);

/**
 * A line that is not run: the packages that it installs or starts are checked instead.
 */
const SET_UP = /^(npm init|npm install|npx) /;

const names = (await readdir(sources)).map((name) => name.replace(".mdx", ""));
const guides = await Promise.all(
  names.map(async (name) => {
    const blocks = readBlocks(await readFile(join(sources, `${name}.mdx`), "utf8"));
    return { name, blocks, steps: readSteps(blocks) };
  }),
);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { name, steps } of guides) {
  for (const [index, step] of steps.entries()) {
    if (step.kind === "program") await writeFile(join(folder, stepFile(name, index, step)), step.code);
  }
}
await writeFile(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: "@chekt/config/tsconfig.json",
    include: ["*.ts"],
    compilerOptions: { types: ["node"], noUnusedLocals: false, isolatedDeclarations: false, declaration: false },
  }),
);
await writeFile(join(folder, "vitest.config.ts"), "export default { test: { include: ['*.test.ts'] } };\n");

function stepFile(name: string, index: number, { code }: Step): string {
  return `${name}-${index}${isTest(code) ? ".test" : ""}.ts`;
}

function isTest(code: string): boolean {
  return code.includes('from "vitest"');
}

describe("guides", () => {
  it("finds code in every guide", () => {
    expect(guides.map(({ name, steps }) => [name, steps.length > 0])).toEqual(names.map((name) => [name, true]));
  });

  it("compiles the programs of the guides", async () => {
    const tsc = join(root, "node_modules", ".bin", "tsc");
    const output = await promisify(execFile)(tsc, ["-p", folder]).catch((error: { stdout: string }) => error);
    expect(output.stdout).toBe("");
  });

  it.each(guides)("installs and starts only public packages in the guide $name", async ({ blocks }) => {
    const lines = blocks.filter(({ language, code }) => language === "sh" && SET_UP.test(code));
    for (const [, name = ""] of lines.flatMap(({ code }) => [...code.matchAll(/@chekt\/([a-z-]+)/g)])) {
      const manifest = fileURLToPath(import.meta.resolve(`@chekt/${name}/package.json`));
      expect(JSON.parse(await readFile(manifest, "utf8"))).not.toHaveProperty("private", true);
    }
  });

  it.each(guides)("parses the JSON and YAML blocks of the guide $name", ({ blocks }) => {
    const readers = new Map<string, (code: string) => unknown>([
      ["json", JSON.parse],
      ["yaml", parse],
    ]);
    const read = blocks.flatMap(({ language, code }) => readers.get(language)?.(code) ?? []);
    expect(read.filter((value) => typeof value !== "object")).toEqual([]);
  });

  it.each(guides)("prints the output shown for each step of the guide $name", async ({ name, steps }) => {
    const [{ url }, mock] = await Promise.all([sandbox.start("--port", "0"), startMock({ port: 0 })]);
    const shell = openShell(folder);
    onTestFinished(async () => {
      shell.close();
      await mock.close();
    });
    const localize = (text: string): string =>
      text
        .replaceAll(/http:\/\/127\.0\.0\.1:4010|https:\/\/api\.chekt\.com/g, url)
        .replaceAll("http://127.0.0.1:4011", mock.url)
        .replaceAll("your-client-id", "platform-partner")
        .replaceAll("your-client-secret", "platform-partner-secret");
    for (const [index, step] of steps.entries()) {
      if (step.kind === "shell" && SET_UP.test(step.code)) continue;
      const file = stepFile(name, index, step);
      if (step.kind === "program") await writeFile(join(folder, file), localize(step.code));
      const program = isTest(step.code)
        ? `../../node_modules/.bin/vitest run --root . ${file}`
        : `"${process.execPath}" ${file}`;
      const printed = await shell.type(step.kind === "shell" ? localize(step.code) : program);
      if (!step.shown) continue;
      const { language, text } = step.shown;
      expect(comparableOutput(language, printed), step.code).toEqual(comparableOutput(language, text));
    }
  });
});
