import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../runtimes/run.ts";
import { node22 } from "../runtimes/runtimes.ts";
import { type CommonJsApp, compilers, makeCommonJsApp } from "./commonjs-app.ts";

let app: CommonJsApp;
beforeAll(async () => {
  app = await makeCommonJsApp();
}, 240_000);
afterAll(() => app[Symbol.asyncDispose]());

/** The entry points, and the files that `require` must load. */
const entries = {
  "@chekt/partner-auth": "index.cjs",
  "@chekt/partner-auth/internal": "internal.cjs",
  "@chekt/partner-client": "index.cjs",
  "@chekt/partner-client/otel": "otel.cjs",
  "@chekt/partner-contract-tests": "index.cjs",
  "@chekt/partner-query": "index.cjs",
  "@chekt/partner-sandbox": "index.cjs",
};

const nodes = [
  { name: "Node 22", node: node22 },
  { name: "Node 24", node: process.execPath },
];

describe.each(nodes)("CommonJS on $name", ({ name, node }) => {
  it(`requires every package on ${name}, without the support for require() of ES modules`, async () => {
    const args = ["--no-experimental-require-module", "exports.cjs", ...Object.keys(entries)];
    const { code, stdout, stderr } = await run(node, args, app.folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const expected = Object.entries(entries).map(([entry, file]) => [entry, { file, isSame: true }]);
    expect(JSON.parse(stdout)).toEqual(Object.fromEntries(expected));
  });

  it(`requires the mock on ${name}, whose dependency Prism requires ES modules`, async () => {
    const { code, stdout } = await run(node, ["exports.cjs", "@chekt/partner-mock"], app.folder);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ "@chekt/partner-mock": { file: "index.cjs", isSame: true } });
  });

  it(`requires the description on ${name}`, async () => {
    const script = 'process.stdout.write(require("@chekt/partner-spec/openapi.json").openapi)';
    expect(await run(node, ["-e", script], app.folder)).toEqual({ code: 0, stdout: "3.1.1", stderr: "" });
  });

  it(`uses what the ES modules create with the CommonJS copy on ${name}, and the other way round`, async () => {
    expect(await run(node, ["two-copies.cjs"], app.folder)).toEqual({
      code: 0,
      stdout: "Both directions work.\n",
      stderr: "",
    });
  });

  it(`runs a test with the sandbox on Jest with the preset of ts-jest on ${name}`, { timeout: 60_000 }, async () => {
    const jest = join(app.folder, "node_modules", "jest", "bin", "jest.js");
    const cache = join(app.folder, ".jest");
    const args = [jest, "--ci", "--json", "--no-watchman", "--cacheDirectory", cache];
    const { code, stdout, stderr } = await run(node, args, join(app.folder, "jest"));
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ success: true, numFailedTests: 0, numPassedTests: 8 });
  });
});

/** The settings that projects have: how modules are found, and which files of the app compile with them. */
const projects = [
  {
    typescript: "5.4",
    what: "CommonJS with moduleResolution node10",
    args: ["--module", "commonjs", "--moduleResolution", "node10"],
    files: ["program.ts", "description.ts"],
  },
  {
    typescript: "5.4",
    what: "CommonJS with moduleResolution node16",
    args: ["--module", "node16", "--moduleResolution", "node16"],
    files: ["program.ts", "description.ts", "contract-tests.ts"],
  },
  {
    typescript: "5.4",
    what: "ES modules with moduleResolution node16",
    args: ["--module", "node16", "--moduleResolution", "node16"],
    files: ["program.mts"],
  },
  {
    typescript: "7",
    what: "both kinds of modules with moduleResolution node16",
    args: ["--module", "node16", "--moduleResolution", "node16"],
    files: ["program.ts", "program.mts", "description.ts", "contract-tests.ts"],
  },
] as const;

/** All are strict, and check the declarations of the packages, because `skipLibCheck` is off. */
const strict = ["--noEmit", "--strict", "--esModuleInterop", "--resolveJsonModule", "--target", "es2020"];

describe("declarations", () => {
  it.each(projects)(
    "compile with TypeScript $typescript and the library es2020 in $what",
    { timeout: 60_000 },
    async ({ typescript, args, files }) => {
      const { command, types } = compilers[typescript];
      const node = ["--lib", "es2020", "--types", "node", "--typeRoots", types];
      expect(await run(process.execPath, [command, ...strict, ...node, ...args, ...files], app.folder)).toEqual({
        code: 0,
        stdout: "",
        stderr: "",
      });
    },
  );

  it.each(["5.4", "7"] as const)(
    "compile with TypeScript %s and the library es2020 in a browser, without the types of Node",
    { timeout: 60_000 },
    async (typescript) => {
      const { command } = compilers[typescript];
      const browser = ["--lib", "es2020,dom", "--typeRoots", "none", "--module", "node16", "browser.ts"];
      expect(await run(process.execPath, [command, ...strict, ...browser], app.folder)).toEqual({
        code: 0,
        stdout: "",
        stderr: "",
      });
    },
  );
});
