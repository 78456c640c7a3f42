/**
 * Keeps a server running when its output is lost: the pipe or terminal was closed, or the disk is full. Without listeners,
 * Node would end the process at the next line.
 */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/**
 * Joins a negative number with its option, as in `--seed -1`, because `parseArgs` of Node reads it as another option. The
 * command can then say which numbers it allows.
 */
export function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const previous = joined.at(-1) ?? "";
    if (/^-\.?\d/.test(arg) && /^--[^=]+$/.test(previous)) joined.splice(-1, 1, `${previous}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** Returns what is wrong, of an error of `parseArgs`. The rest of its message explains how to escape a dash. */
export function summarizeParseError(error: unknown): string {
  const [first = ""] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
  return first;
}
