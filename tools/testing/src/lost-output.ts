import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { onTestFinished, vi } from "vitest";
import { freePort } from "./free-port.ts";

/** Why nothing that a command prints arrives anywhere. */
export const lostOutputs = ["a closed pipe", "a full disk"] as const;

/** A server command whose output is lost. */
export interface MuteCommand {
  readonly url: string;
  /** Sends a signal and returns the exit code, or null if the signal ended the process. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** The device of Linux that is always full. */
export const FULL_DEVICE = "/dev/full";

/**
 * Starts the server command in a file with its output lost, until the test ends. Resolves when it responds.
 *
 * @throws the error of `fetch` if it does not.
 */
export async function startMute(
  file: string,
  lost: (typeof lostOutputs)[number],
  ...args: string[]
): Promise<MuteCommand> {
  const port = await freePort();
  const output = lost === "a full disk" ? openSync(FULL_DEVICE, "w") : "pipe";
  const child = spawn(process.execPath, [file, "--port", String(port), ...args], { stdio: ["ignore", output, output] });
  onTestFinished(() => void child.kill("SIGKILL"));
  if (typeof output === "number") closeSync(output);
  child.stdout?.destroy();
  child.stderr?.destroy();
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(url), { timeout: 30_000 });
  return {
    url,
    stop: async (signal) => {
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
