import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { type FigureOfCommand, renderTable } from "./figures.ts";
import { type Effort, isPart, measure, partNames } from "./measure.ts";

const help = `Measures the sandbox beside Prism, on this machine in this run.

  pnpm bench [options] [${partNames.join("] [")}]

  --quick   only check that everything can be measured: the figures are meaningless
  --json    print the figures as JSON
  --help    print this text
`;

const thorough: Effort = {
  rounds: 11,
  warmUp: true,
  load: { seconds: 1 },
  requests: 200_000,
  // The sandbox needs 5 s to consider itself idle and V8 up to 8 s to return memory. The rest is margin.
  restSeconds: 25,
  large: { dealers: 100, sitesOfDealer: 10_000 },
  pages: 400,
};
const quick: Effort = {
  rounds: 1,
  warmUp: false,
  load: { requests: 100 },
  requests: 400,
  restSeconds: 0,
  large: { dealers: 4, sitesOfDealer: 1000 },
  pages: 10,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
});
const unknown = positionals.find((name) => !isPart(name));
if (values.help) {
  process.stdout.write(help);
} else if (unknown !== undefined) {
  process.stderr.write(`Unknown part "${unknown}". Parts: ${partNames.join(", ")}.\n`);
  process.exitCode = 1;
} else {
  const figures: FigureOfCommand[] = [];
  const wanted = positionals.length > 0 ? positionals.filter(isPart) : partNames;
  for await (const figure of measure(wanted, values.quick ? quick : thorough)) {
    figures.push(figure);
    process.stderr.write(`${figure.name}: ${figure.sandbox} (${figure.goal})\n`);
  }
  const [cpu] = cpus();
  process.stdout.write(
    values.json
      ? `${JSON.stringify(figures, undefined, 2)}\n`
      : `\n${renderTable(figures)}\nNode ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? "unknown"}\n`,
  );
}
