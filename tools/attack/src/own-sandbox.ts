import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(
  new URL("bin/chekt-sandbox.js", import.meta.resolve("@chekt/partner-sandbox/package.json")),
);

/** The heap of the sandbox under attack, in megabytes. */
const HEAP_MB = 256;

/** A sandbox in its own process, with a small heap and a database in a file. */
export interface OwnSandbox extends AsyncDisposable {
  readonly url: string;
  /** Kills the process without a warning, and starts another one on the same database. */
  restart(): Promise<string>;
  /** The largest memory of the process so far, in bytes; undefined where the system does not say. */
  peakMemory(): Promise<number | undefined>;
}

/** Starts a sandbox to attack. */
export async function startOwnSandbox(): Promise<OwnSandbox> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-attack-"));
  const start = async (): Promise<{ child: ChildProcess; url: string }> => {
    const args = [`--max-old-space-size=${HEAP_MB}`, command, "--port", "0", "--db", join(folder, "sandbox.db")];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise<string>((resolve, reject) => {
      let printed = "";
      child.once("exit", (code) => reject(new Error(`The sandbox exited with code ${code}: ${printed}`)));
      child.stdout.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+(?= \(Ctrl-C)/.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    return { child, url };
  };
  let current = await start();
  return {
    get url() {
      return current.url;
    },
    async restart() {
      await kill(current.child);
      current = await start();
      return current.url;
    },
    async peakMemory() {
      const status = await readFile(`/proc/${current.child.pid}/status`, "utf8").catch(() => "");
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
    },
    async [Symbol.asyncDispose]() {
      await kill(current.child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
}
