import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";
import { compare, write } from "./output.ts";

const help = `Usage: pnpm codegen [--check]

Writes the generated files of the client from the bundled description.

  --check       change nothing; exit with 1 and name the files that are stale
  --bundle FILE the bundle to read (default: that of @chekt/partner-spec)
  --out DIR     the folder to write (default: packages/client/src/generated)
  --help        print this text
`;

/** The URL of a folder must end in a slash: otherwise relative URLs resolve next to the folder. */
function folderUrl(path: string): URL {
  return pathToFileURL(path.endsWith("/") ? path : `${path}/`);
}

/** The command's output. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Runs the command. Resolves with its exit code. */
export async function run(args: string[], streams: Streams): Promise<number> {
  try {
    return await codegen(args, streams);
  } catch (error) {
    streams.stderr.write(`codegen: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function codegen(args: string[], { stdout, stderr }: Streams): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      check: { type: "boolean", default: false },
      bundle: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    stdout.write(help);
    return 0;
  }
  const bundle =
    values.bundle === undefined
      ? new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"))
      : pathToFileURL(values.bundle);
  const out =
    values.out === undefined
      ? new URL("../../../../packages/client/src/generated/", import.meta.url)
      : folderUrl(values.out);
  const shown = relative(process.cwd(), fileURLToPath(out)) || ".";
  const files = await generate(bundle);

  if (!values.check) {
    const written = await write(out, files);
    const what = written.length === 0 ? "nothing changed" : `wrote ${written.join(", ")}`;
    stdout.write(`${shown}: ${what} (${files.length} files)\n`);
    return 0;
  }
  const { stale, missing, left } = await compare(out, files);
  const faults = [
    ...stale.map((name) => `${shown}/${name} is stale`),
    ...missing.map((name) => `${shown}/${name} is missing`),
    ...left.map((name) => `${shown}/${name} is no longer generated`),
  ];
  if (faults.length === 0) {
    stdout.write(`${shown}: up to date (${files.length} files)\n`);
    return 0;
  }
  stderr.write(`${faults.join("\n")}\nRun \`pnpm codegen\`, review the changes and commit them.\n`);
  return 1;
}
