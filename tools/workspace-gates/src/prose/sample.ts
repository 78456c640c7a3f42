import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../workspace.ts";
import { collectCodeProse, collectSentences, type Piece } from "./collect.ts";
import { listProseFiles } from "./files.ts";

const help = `Usage: pnpm prose:sample [--seed 1]

Prints random sentences of the guides (70), comments (70), test names (50) and error messages (50), to be read by a person.
The same seed and the same files give the same sample.

  --seed N  a number (default: 1)
  --help    show this text
`;

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Mulberry32: a small generator of numbers from 0 to 1 whose sequence depends only on the seed. */
function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sample(pieces: readonly Piece[], count: number, random: () => number): Piece[] {
  const rest = [...pieces];
  const chosen: Piece[] = [];
  while (chosen.length < count && rest.length > 0) chosen.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return chosen;
}

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, help: { type: "boolean" } } });
const seed = Number(values.seed);
if (values.help || !Number.isInteger(seed)) {
  process.stdout.write(help);
  process.exitCode = values.help ? 0 : 2;
} else {
  const files = listProseFiles(root).toSorted();
  const sentences = files
    .filter((file) => /^packages\/docs\/src\/content\/docs\/guides\/.*\.mdx$/.test(file))
    .flatMap((file) => collectSentences(file, read(file)));
  const code = files.filter((file) => file.endsWith(".ts")).map((file) => collectCodeProse(file, read(file)));
  const random = createRandom(seed);
  const parts: [string, readonly Piece[], number][] = [
    ["Sentences of the guides", sentences, 70],
    ["Comments", code.flatMap(({ comments }) => comments), 70],
    ["Test names", code.flatMap(({ testNames }) => testNames), 50],
    ["Error messages", code.flatMap(({ errorMessages }) => errorMessages), 50],
  ];
  for (const [title, pieces, count] of parts) {
    process.stdout.write(`\n## ${title} (${count} of ${pieces.length})\n\n`);
    for (const { file, line, text } of sample(pieces, count, random))
      process.stdout.write(`${file}:${line}  ${text}\n`);
  }
}
