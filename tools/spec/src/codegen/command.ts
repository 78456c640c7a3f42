import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { generateCollections } from "../collections/generate.ts";
import { generate } from "./generate.ts";
import { compare, type GeneratedFile, write } from "./output.ts";

const help = `Usage: pnpm codegen [client | collections] [--check]

Writes the files that are generated from the bundled description: those of the client, and the Postman, Bruno and .http
collections. By default both.

  --check       change nothing; exit with 1 and name the files that are stale
  --bundle FILE the bundle to read (default: that of @chekt/partner-spec)
  --out DIR     the folder to write; needs client or collections
                (default: packages/client/src/generated, spec/collections)
  --help        print this text
`;

/** A folder of generated files. */
interface Target {
  readonly folder: URL;
  readonly generate: (bundle: URL) => Promise<GeneratedFile[]>;
}

const targets: ReadonlyMap<string, Target> = new Map([
  ["client", { folder: new URL("../../../../packages/client/src/generated/", import.meta.url), generate }],
  ["collections", { folder: new URL("../../../../spec/collections/", import.meta.url), generate: generateCollections }],
]);

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

async function codegen(args: string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      check: { type: "boolean", default: false },
      bundle: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    streams.stdout.write(help);
    return 0;
  }
  const chosen = selectTargets(positionals);
  if (values.out !== undefined && chosen.length > 1) {
    throw new Error(`--out needs one target. Targets: ${[...targets.keys()].join(", ")}.`);
  }
  const bundle =
    values.bundle === undefined
      ? new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"))
      : pathToFileURL(values.bundle);
  let code = 0;
  for (const target of chosen) {
    const folder = values.out === undefined ? target.folder : folderUrl(values.out);
    const files = await target.generate(bundle);
    if (values.check) code = Math.max(code, await check(folder, files, streams));
    else await update(folder, files, streams);
  }
  return code;
}

/** The named targets, or all of them. */
function selectTargets(names: readonly string[]): Target[] {
  if (names.length === 0) return [...targets.values()];
  return names.map((name) => {
    const target = targets.get(name);
    if (!target) throw new Error(`Unknown target "${name}". Targets: ${[...targets.keys()].join(", ")}.`);
    return target;
  });
}

async function update(folder: URL, files: readonly GeneratedFile[], { stdout }: Streams): Promise<void> {
  const written = await write(folder, files);
  const what = written.length === 0 ? "nothing changed" : `wrote ${written.join(", ")}`;
  stdout.write(`${show(folder)}: ${what} (${files.length} files)\n`);
}

/** Returns the exit code. */
async function check(folder: URL, files: readonly GeneratedFile[], { stdout, stderr }: Streams): Promise<number> {
  const { stale, missing, left } = await compare(folder, files);
  const shown = show(folder);
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

function show(folder: URL): string {
  return relative(process.cwd(), fileURLToPath(folder)) || ".";
}
