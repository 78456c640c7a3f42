import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readDescription } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";
import { observe } from "./observe.ts";
import { type Archive, HarError, readHar } from "./read-har.ts";
import { count, countSkipped, renderReport } from "./report.ts";
import { selectCalls } from "./select-calls.ts";

const help = `Usage: pnpm spec:observe FILE.har [FILE.har …] [--json]

Compares recorded traffic with the description, and prints the contradictions and the assumptions behind them. Values are
never printed, only their types. Entries that say nothing about the API are skipped and counted: CORS preflights, and entries
that have no response, are incomplete, or are for another host.

  --json  print the findings as JSON
  --help  print this text

Exits with 0 if there are no contradictions, 1 if there are, and 2 if a file cannot be read.
`;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals.length === 0) throw new TypeError("Missing file. Pass at least one HTTP Archive.");
  const archives = await Promise.all(positionals.map(async (file) => readFileAsHar(file)));
  const description = readDescription();
  const judge = { description, validator: createValidator(description.document) };
  const { calls, skipped } = selectCalls(description.operations, {
    calls: archives.flatMap((archive) => archive.calls),
    skipped: archives.flatMap((archive) => archive.skipped),
  });
  const findings = count(calls.flatMap((call) => observe(judge, call)));
  const result = { calls: calls.length, skipped: countSkipped(skipped), findings };
  const text = values.json ? `${JSON.stringify(result, undefined, 2)}\n` : undefined;
  process.stdout.write(text ?? renderReport(calls.length, findings, skipped));
  return findings.length > 0 ? 1 : 0;
}

async function readFileAsHar(file: string): Promise<Archive> {
  try {
    return readHar(await readFile(file));
  } catch (error) {
    throw new HarError(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof HarError || error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n${error instanceof TypeError ? `\n${help}` : ""}`);
  process.exitCode = 2;
}
