import { spawn } from "node:child_process";
import { killTree } from "./process-tree.ts";
import { root } from "./workspace.ts";

/** How a command ended, and all that it printed. */
export interface Collected {
  code: number | null;
  output: string;
}

/** Below the time that `bootstrap.cjs` leaves to this process. */
const defaultGraceMs = 3000;

/**
 * Runs a command in the repository's folder and keeps what it prints. When `signal` aborts, the command is asked to end,
 * and after `graceMs` made to, with all that it has started.
 *
 * @throws the reason of `signal`, as soon as the command has ended.
 */
export async function collect(
  command: string,
  args: string[],
  { signal, graceMs = defaultGraceMs }: { signal: AbortSignal; graceMs?: number },
): Promise<Collected> {
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let force: NodeJS.Timeout | undefined;
  const end = (): void => {
    // Whatever came to this process: turbo's wrapper does not hand SIGINT on, and leaves that to the terminal.
    child.kill("SIGTERM");
    force = setTimeout(() => {
      if (child.pid !== undefined) killTree(child.pid);
    }, graceMs);
  };
  signal.addEventListener("abort", end);
  try {
    const collected = await new Promise<Collected>((resolve, reject) => {
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, output }));
    });
    signal.throwIfAborted();
    return collected;
  } finally {
    clearTimeout(force);
    signal.removeEventListener("abort", end);
  }
}
