import { spawn } from "node:child_process";

/** The exit code of a command and everything that it printed. */
export interface Collected {
  code: number | null;
  output: string;
}

/** Shorter than the time that `bootstrap.cjs` gives this process. */
const defaultGraceMs = 3000;

/**
 * Runs a command and collects what it prints. When `signal` aborts, the command gets SIGTERM; after `graceMs` (default:
 * 3000) it is killed with all processes that it has started.
 *
 * @throws the reason of `signal`, as soon as the command has ended.
 */
export async function collect(
  command: string,
  args: string[],
  {
    cwd,
    env = process.env,
    signal,
    graceMs = defaultGraceMs,
  }: { cwd: string; env?: NodeJS.ProcessEnv; signal: AbortSignal; graceMs?: number },
): Promise<Collected> {
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let force: NodeJS.Timeout | undefined;
  const end = (): void => {
    // Always SIGTERM: turbo's wrapper does not forward SIGINT, because a terminal sends it to the whole group.
    child.kill("SIGTERM");
    force = setTimeout(() => {
      if (child.pid !== undefined) void killTree(child.pid);
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

/** Kills a process and its descendants, in whichever process group they are: turbo starts each task in a separate group. */
async function killTree(pid: number): Promise<void> {
  // Imported here, because `--help` works before anything is installed.
  const { default: kill } = await import("tree-kill");
  kill(pid, "SIGKILL");
}
