import { execa } from "execa";

/** The exit code of a program and what it printed. */
export interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** In milliseconds: longer than any of these programs runs, and shorter than the timeout of a test. */
const TIMEOUT = 45_000;

/** Removes the variables that the test run sets for itself. */
const cleanEnvironment = { NODE_PATH: undefined, NODE_OPTIONS: undefined, FORCE_COLOR: undefined, NO_COLOR: "1" };

/** Runs a program until it ends. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const { exitCode, stdout, stderr, timedOut } = await execa(command, args, {
    cwd,
    env: { ...cleanEnvironment, ...variables },
    stdin: "ignore",
    timeout: TIMEOUT,
    reject: false,
    stripFinalNewline: false,
  });
  return { code: exitCode, stdout, stderr: timedOut ? `${stderr}\nStopped after ${TIMEOUT} ms.` : stderr };
}

/**
 * Runs a program and returns what it printed.
 *
 * @throws Error with the output if the program fails.
 */
export async function runWell(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd);
  if (code === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} exited with code ${code}:\n${stdout}${stderr}`);
}
