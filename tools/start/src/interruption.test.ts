import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWitness, type Witness } from "./testing.ts";
import { root } from "./workspace.ts";

const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** Makes timers a hundred times faster, so that tests do not wait for grace periods. */
const hurry = "const later = setTimeout; globalThis.setTimeout = (run, ms) => later(run, ms / 100);";
const ignoreSignals = `process.on("SIGINT", () => {}); process.on("SIGTERM", () => {});`;

let witness: Witness;
let folder: string;
beforeEach(async () => {
  witness = await createWitness();
  folder = await mkdtemp(join(tmpdir(), "chekt-signals-"));
});
afterEach(async () => {
  await witness.close();
  await rm(folder, { recursive: true });
});

/** Writes a file and creates its folders. */
async function write(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** Writes a program that starts another one in a separate process group, like turbo. Both run until they are stopped. */
async function writeTask({ ignoresSignals }: { ignoresSignals: boolean }): Promise<string> {
  const begin = `${ignoresSignals ? ignoreSignals : ""}\n${witness.line}\n`;
  const inner = await write("inner.cjs", begin);
  const forward = ignoresSignals ? "" : `process.on("SIGTERM", () => { child.kill(); process.exit(0); });`;
  const spawnInner = `spawn(process.execPath, [${JSON.stringify(inner)}], { detached: true })`;
  return write(
    "task.cjs",
    `const { spawn } = require("node:child_process");\nconst child = ${spawnInner};\n${forward}\n${begin}`,
  );
}

/** Sends a signal to one process, and returns its exit code and the number of other processes that keep running. */
async function endedBy(signal: NodeJS.Signals, child: ChildProcess): Promise<{ code: unknown; left: number }> {
  child.kill(signal);
  const [code]: unknown[] = await once(child, "exit");
  return { code, left: await witness.left(5000) };
}

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

describe("command", () => {
  /** What `main.ts` does, with a task instead of turbo: this test itself may be one of turbo's tasks. */
  async function startCommand(task: string): Promise<ChildProcess> {
    const program = await write(
      "main.mjs",
      `import { collect } from ${url("collect.ts")};
       import { onInterruption } from ${url("interruption.ts")};
       const signal = onInterruption();
       const error = await collect(process.execPath, [${JSON.stringify(task)}], { cwd: ${JSON.stringify(folder)}, signal, graceMs: 50 }).catch((error) => error);
       process.exitCode = error.exitCode;`,
    );
    const child = spawn(process.execPath, [program], { stdio: "inherit" });
    await witness.seen(2);
    return child;
  }

  it.each(signals)("stops its task on %s, waits for it to end and exits with %i", async (signal, code) => {
    const child = await startCommand(await writeTask({ ignoresSignals: false }));
    expect(await endedBy(signal, child)).toEqual({ code, left: 0 });
  });

  it.each(signals)(
    "kills a task that ignores %s with the processes it started, and exits with %i",
    async (signal, code) => {
      const child = await startCommand(await writeTask({ ignoresSignals: true }));
      expect(await endedBy(signal, child)).toEqual({ code, left: 0 });
    },
  );
});

describe("bootstrap", () => {
  /** A repository with nothing in it but the bootstrap, and stand-ins for what it runs. */
  async function startBootstrap({
    pnpm,
    main,
    isHurried = false,
  }: {
    pnpm: string;
    main: string;
    /** Whether grace periods end at once. Otherwise they are longer than the test. */
    isHurried?: boolean;
  }): Promise<ChildProcess> {
    const node = join(folder, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
    await mkdir(dirname(node), { recursive: true });
    await symlink(process.execPath, node);
    await write("package.json", `{ "packageManager": "pnpm@1.2.3" }`);
    await write("node_modules/pnpm/package.json", `{ "version": "1.2.3" }`);
    await write("node_modules/pnpm/bin/pnpm.cjs", pnpm);
    await write("tools/start/src/main.ts", main);
    const bootstrap = join(folder, "tools", "start", "bootstrap.cjs");
    await cp(join(root, "tools", "start", "bootstrap.cjs"), bootstrap);
    const hurried = isHurried ? ["--require", await write("hurry.cjs", hurry)] : [];
    const child = spawn(process.execPath, [...hurried, bootstrap, "start"], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    await witness.seen(1);
    return child;
  }

  it.each(signals)("forwards %s to the command and exits with its exit code", async (signal) => {
    const main = `process.on("${signal}", () => process.exit(7));\n${witness.line}`;
    const child = await startBootstrap({ pnpm: "", main });
    expect(await endedBy(signal, child)).toEqual({ code: 7, left: 0 });
  });

  it.each(signals)("kills a command that ignores %s and exits with %i", async (signal, code) => {
    const child = await startBootstrap({ pnpm: "", main: `${ignoreSignals}\n${witness.line}`, isHurried: true });
    expect(await endedBy(signal, child)).toEqual({ code, left: 0 });
  });

  it.each(signals)("stops the installation and its processes on %s and exits with %i", async (signal, code) => {
    const inner = await write("inner.cjs", witness.line);
    const pnpm = `require("node:child_process").spawn(process.execPath, [${JSON.stringify(inner)}], { stdio: "inherit" });`;
    const child = await startBootstrap({ pnpm, main: `console.error("It continued.");` });
    expect(await endedBy(signal, child)).toEqual({ code, left: 0 });
  });
});
