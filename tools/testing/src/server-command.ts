import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { afterEach } from "vitest";

/** A running server command that has printed its URL. */
export interface RunningCommand {
  readonly url: string;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Sends a signal and returns the exit code, or null if the signal ended the process. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** The exit code and output of a command that has ended. */
export interface EndedCommand {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that serves until it is stopped and prints its URL: `… at http://127.0.0.1:4010 (Ctrl-C stops it)`. */
export interface ServerCommand {
  /** Starts the command and resolves when it has printed its URL. It is stopped after the test. */
  readonly start: (...args: string[]) => Promise<RunningCommand>;
  /** Runs it to its end. */
  readonly run: (...args: string[]) => Promise<EndedCommand>;
}

/**
 * Returns the server command in a file.
 *
 * @param nodeOptions options of Node, such as the size of the heap.
 */
export function serverCommand(file: string, nodeOptions: readonly string[] = []): ServerCommand {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });
  return {
    async start(...args) {
      const child = spawn(process.execPath, [...nodeOptions, file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
      running.push(child);
      let printed = "";
      const url = await new Promise<string>((resolve, reject) => {
        child.once("exit", (code) =>
          reject(new Error(`The command exited with code ${code} before it printed its URL: ${printed}`)),
        );
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
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [...nodeOptions, file, ...args]);
        return { code: 0, stdout, stderr };
      } catch (error) {
        if (!(error instanceof Error && "code" in error && "stdout" in error && "stderr" in error)) throw error;
        return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) };
      }
    },
  };
}
