import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { afterEach } from "vitest";

/** A command that serves, once it has said where. */
export interface RunningCommand {
  readonly url: string;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Sends a signal and gives the exit code; null when the signal ended it. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** What a command that ran to its end left behind. */
export interface EndedCommand {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that serves until it is stopped, and says where: `… at http://127.0.0.1:4010 (Ctrl-C stops it)`. */
export interface ServerCommand {
  /** Starts it, and resolves when it has said where it listens. What a test leaves running is ended after it. */
  readonly start: (...args: string[]) => Promise<RunningCommand>;
  /** Runs it to its end. */
  readonly run: (...args: string[]) => Promise<EndedCommand>;
}

/** The command that a file is. */
export function serverCommand(file: string): ServerCommand {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });
  return {
    async start(...args) {
      const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
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
    },
    async run(...args) {
      try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args]);
        return { code: 0, stdout, stderr };
      } catch (error) {
        if (!(error instanceof Error && "code" in error && "stdout" in error && "stderr" in error)) throw error;
        return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) };
      }
    },
  };
}
