import { parseArgs } from "node:util";
import { compare } from "./api/compare.ts";
import { CommandError } from "./command-error.ts";
import { bundleAt, currentBundle, releasedBundle } from "./release/bundles.ts";
import { readChangesets } from "./release/changesets.ts";
import { judgeChangesets } from "./release/gate.ts";
import { listResponses, renderFinding } from "./render.ts";
import { formatReport } from "./report.ts";
import type { Finding } from "./finding.ts";

const help = `Usage: pnpm spec:diff [--base REF] [--json]
       pnpm spec:check

Lists the differences between the current description and the last released one, by operation, and says what each
means for partners: breaking, risky or harmless.

  --base REF  compare with the description of a branch, a tag or another commit
  --json      print the differences as JSON; with \`pnpm --silent\`, nothing else
  --check     exit with 1 if no changeset announces the differences from the last release as the policy requires
              (this is what spec:check does)
  --help      print this text
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

/** Runs the command in a repository, and resolves with its exit code. */
export async function run(args: string[], { stdout, stderr }: Streams, root: string): Promise<number> {
  try {
    const values = readOptions(args);
    if (values.help) {
      stdout.write(help);
      return 0;
    }
    const current = await currentBundle(root);
    if (values.check) {
      const findings = compare(await releasedBundle(root), current);
      const { passed, message } = judgeChangesets(findings, await readChangesets(root));
      (passed ? stdout : stderr).write(message);
      return passed ? 0 : 1;
    }
    const base = values.base === undefined ? await releasedBundle(root) : await bundleAt(root, values.base);
    const findings = compare(base, current);
    stdout.write(values.json ? formatJson(findings) : formatReport(findings, values.base ?? "the last release"));
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

function formatJson(findings: readonly Finding[]): string {
  const described = findings.map((finding) => {
    const { text, status = "" } = renderFinding(finding);
    return { ...finding, text: text.replace("{statuses}", listResponses([status])) };
  });
  return `${JSON.stringify(described, undefined, 2)}\n`;
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
    throw new CommandError(`--check cannot be combined with other options.\n\n${help}`);
  }
  return values;
}
