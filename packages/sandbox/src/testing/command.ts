import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach } from "vitest";

const CLI = fileURLToPath(new URL("../cli.ts", import.meta.url));

/** The command, once it has said where it listens. */
export interface Running {
  readonly url: string;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Sends a signal and gives the exit code; null when the signal ended it. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

const running: ChildProcess[] = [];

/** Ends what a test has left running. */
export function endAfterEach(): void {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });
}

/** Starts the command on a free port, and resolves when it has said where it listens. */
export async function start(...args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [CLI, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`It ended with ${code} before it listened: ${printed}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const [found] = /http:\/\/\S+:\d+(?= \(Ctrl-C)/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    printed: () => printed,
    stop: async (signal) => {
      child.kill(signal);
      // `close` comes after the last output.
      await once(child, "close");
      return child.exitCode;
    },
  };
}

/** Runs the command to its end. */
export async function run(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [CLI, ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stdout" in error && "stderr" in error)) throw error;
    return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) };
  }
}

/** A token of the platform partner of a sandbox whose secrets are well known. */
export async function tokenAt(url: string): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "platform-partner",
      client_secret: "platform-partner-secret",
    }),
  });
  const { access_token }: { access_token: string } = JSON.parse(await answer.text());
  return access_token;
}
