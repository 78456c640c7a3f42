import { parseArgs } from "node:util";
import { bundleAt, currentBundle, releasedBundle } from "./bundles.ts";
import { readChangesets } from "./changesets.ts";
import { CommandError } from "./command-error.ts";
import { compare } from "./compare.ts";
import { judgeChangesets } from "./gate.ts";
import { reportOf } from "./report.ts";

const help = `Usage: pnpm spec:diff [--base REF] [--json]
       pnpm spec:check

Says what differs between the description as it is and as it was released last, by operation, and what each difference
means for partners: it is breaking, risky or harmless.

  --base REF  compare with the description of a branch, a tag or another commit of git
  --json      print the differences as JSON, and with \`pnpm --silent\` nothing else
  --check     exit with 1 where no changeset announces the differences from the last release as the policy asks
              (spec:check does this)
  --help      this text
`;

const options = {
  base: { type: "string" },
  json: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Where the command prints. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Runs the command on a repository; resolves with its exit code. */
export async function run(args: string[], { stdout, stderr }: Streams, root: string): Promise<number> {
  try {
    const values = readOptions(args);
    if (values.help) {
      stdout.write(help);
      return 0;
    }
    const current = await currentBundle(root);
    if (values.check) return await check(root, current, { stdout, stderr });
    const base = values.base === undefined ? await releasedBundle(root) : await bundleAt(root, values.base);
    const differences = await compare(base, current);
    const text = `${JSON.stringify(differences, undefined, 2)}\n`;
    stdout.write(values.json ? text : reportOf(differences, values.base ?? "the last release"));
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function check(
  root: string,
  current: Awaited<ReturnType<typeof currentBundle>>,
  streams: Streams,
): Promise<number> {
  const differences = await compare(await releasedBundle(root), current);
  const { passed, message } = judgeChangesets(differences, await readChangesets(root));
  (passed ? streams.stdout : streams.stderr).write(message);
  return passed ? 0 : 1;
}

function readOptions(
  args: string[],
): ReturnType<typeof parseArgs<{ args: string[]; options: typeof options }>>["values"] {
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
  if (values.check && (values.base !== undefined || values.json)) {
    throw new CommandError(`--check takes no other option: it always asks about the last release.\n\n${help}`);
  }
  return values;
}
