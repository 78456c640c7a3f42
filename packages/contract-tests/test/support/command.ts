import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command from its sources. `onStart` is called with the running process. */
export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStart: (child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const child = start(args, env);
  onStart(child);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** Runs the command with an output that nothing reads, as `| head` does once it has seen enough. */
export async function commandWithoutReader(args: readonly string[]): Promise<Omit<Ended, "stdout">> {
  const child = start(args, {});
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close") as Promise<[number | null]>]);
  return { code, stderr };
}

function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [fileURLToPath(new URL("../../src/cli.ts", import.meta.url)), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
