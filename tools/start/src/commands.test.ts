import { execFile } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function node(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe("npm start", () => {
  it("reports that its port is in use before it starts anything", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const ended = await node([main, "start", "--once", "--port", String(port)]);
    server.close();
    expect(ended).toEqual({
      code: 1,
      stdout: "",
      stderr: `Port ${port} is in use. Stop the process that uses it, or let npm start pick a free port: npm start -- --port 0\n`,
    });
  });

  it.each(["http", "-1", "65534", "80.5"])("rejects the port %s", async (port) => {
    const ended = await node([main, "start", `--port=${port}`]);
    expect(ended).toMatchObject({
      code: 1,
      stderr: `Invalid --port "${port}". Use a number from 0 (any free ports) to 65533.\n`,
    });
  });

  it("rejects an unknown option of npm start and prints the usage", async () => {
    const { code, stderr } = await node([main, "start", "--onec"]);
    expect(code).toBe(1);
    expect(stderr).toContain("'--onec'");
    expect(stderr).toContain("Usage: npm start");
  });

  it("prints the help of npm start", async () => {
    const { code, stdout } = await node([main, "start", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/--once .*\n.*--port/);
  });
});

describe("npm test", () => {
  it("rejects an unknown option of npm test and prints the usage", async () => {
    const { code, stderr } = await node([main, "test", "--wacth"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Unknown option '--wacth'/);
    expect(stderr).toContain("Usage: npm test");
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it("prints the help of npm test", async () => {
    const { code, stdout } = await node([main, "test", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: npm test");
    expect(stdout).toContain("--affected");
  });
});

describe("bootstrap", () => {
  let folder: string;
  let bootstrap: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "chekt-start-"));
    bootstrap = join(folder, "tools", "start", "bootstrap.cjs");
    for (const file of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", "tools/start/bootstrap.cjs"]) {
      await cp(join(root, file), join(folder, file));
    }
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it("reports in one line that Node is too old", async () => {
    const old = join(folder, "old-node.cjs");
    await writeFile(old, `Object.defineProperty(process.versions, "node", { value: "18.20.8" });`);
    const ended = await node(["--require", old, bootstrap, "start"]);
    expect(ended).toEqual({
      code: 1,
      stdout: "",
      stderr: `Node 20 or newer is required; this is Node 18.20.8 (${process.execPath}).\n`,
    });
  });

  it.each(["start", "test"])("prints the help of npm %s before anything is installed", async (command) => {
    await cp(join(root, "tools", "start", "src"), join(folder, "tools", "start", "src"), { recursive: true });
    const env = { ...process.env, npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    const ended = await node([bootstrap, command, "--help"], { env });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toContain(`Usage: npm ${command}`);
  });

  it("reports in one line that the registry cannot be reached", async () => {
    const registry = "http://127.0.0.1:9/";
    const cache = join(folder, "cache");
    const env = {
      ...process.env,
      npm_config_registry: registry,
      npm_config_cache: cache,
      npm_config_fetch_retries: "0",
    };
    const ended = await node([bootstrap, "start"], { env });
    expect(ended).toEqual({
      code: 1,
      stdout: "",
      stderr: `The npm registry ${registry} cannot be reached (ECONNREFUSED). Check the network, or \`npm config get registry\`.\n`,
    });
  });

  it("reports that the lockfile is outdated", async () => {
    await writeFile(
      join(folder, "package.json"),
      JSON.stringify({
        packageManager: "pnpm@10.34.9",
        dependencies: { "is-number": "7.0.0" },
      }),
    );
    const { code, stderr } = await node([bootstrap, "start"]);
    expect(code).toBe(1);
    expect(stderr).toContain("pnpm-lock.yaml does not match the package.json files.");
  });
});
