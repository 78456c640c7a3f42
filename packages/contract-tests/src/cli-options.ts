import { parseArgs } from "node:util";
import { responseChecks } from "./checks/response-checks.ts";
import { readDescription } from "./description.ts";
import { allTasks } from "./plan.ts";
import type { JudgeOptions } from "./engine/options.ts";
import { isLocal, type LocalTarget, localTargets } from "./targets/local.ts";

/** What the command line asks for. */
export interface CliOptions {
  /** Targets that are started, or the URL of one that is there. */
  readonly targets: readonly (LocalTarget | URL)[];
  readonly judge: Pick<JudgeOptions, "seed" | "cases" | "operations" | "checks" | "tasks" | "path">;
  readonly allowWrites: boolean;
  readonly dealer: number | undefined;
  readonly dryRun: boolean;
  /** The folder for reports as JSON and HTML. */
  readonly report: string | undefined;
}

/** What to do: run, say something and end, or complain in one line. */
export type CliRequest =
  | { readonly kind: "run"; readonly options: CliOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "fault"; readonly message: string };

export const USAGE: string = `Usage: chekt-contract [options]

Judges a server that claims to be the CHeKT Partner API, and says what it did not try.

  --target <target>     ${localTargets.join(", ")}, or the URL of a server;
                        may be repeated (default: the first three)
  --dealer <id>         at a URL: the dealer that is read and, where that is allowed, written
  --allow-writes        at a URL: write below that dealer, and take all of it away again
  --dry-run             at a URL: print what would be sent, and send nothing
  --cases <number>      made-up requests for each operation (default: 100)
  --seed <number>       what chance begins with; the same seed makes the same requests again
  --operation <id>      only this operation; may be repeated
  --check <name>        only what this check finds; may be repeated
  --task <id>           only this task, or those whose ids begin with it; may be repeated
  --path <path>         with one task: only the counterexample at this path
  --report <folder>     write the report as JSON and as a page
  --help                print this
  --version             print the version

At a URL the credentials are those of CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET. More can be tried where more is known:
CHEKT_SECOND_DEALER, CHEKT_OUT_OF_REACH_DEALER, and CHEKT_APP_CLIENT_ID, CHEKT_APP_CLIENT_SECRET and CHEKT_APP_DEALER.

Exit code: 0 without findings, 1 with findings, 2 when it cannot begin, 130 after Ctrl-C.
`;

/** Reads the arguments that stand after the command's name. */
export function readArguments(args: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        target: { type: "string", multiple: true, default: [...localTargets] },
        dealer: { type: "string" },
        "allow-writes": { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        cases: { type: "string" },
        seed: { type: "string" },
        operation: { type: "string", multiple: true },
        check: { type: "string", multiple: true },
        task: { type: "string", multiple: true },
        path: { type: "string" },
        report: { type: "string" },
        help: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    // Node explains at length how to escape a dash; its first sentence names the fault.
    const [first] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
    return fault(`${first}. chekt-contract --help lists the options.`);
  }
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const targets = values.target.map(parseTarget);
  const unknown = values.target.find((_text, index) => targets[index] === undefined);
  if (unknown !== undefined) return fault(`--target ${unknown} is none: give ${localTargets.join(", ")}, or a URL.`);
  const wrong = wrongNumber(values) ?? wrongName(values);
  if (wrong !== undefined) return fault(wrong);
  const known = targets.filter((target) => target !== undefined);
  const isAtUrl = known.some((target) => target instanceof URL);
  if (isAtUrl && values.dealer === undefined)
    return fault("--dealer is missing: at a URL the suite works in one dealer.");
  if (!isAtUrl && (values.dealer !== undefined || values["allow-writes"] || values["dry-run"])) {
    return fault("--dealer, --allow-writes and --dry-run are for a target at a URL.");
  }
  if (values.path !== undefined && values.task?.length !== 1) return fault("--path needs one --task.");
  const { operation: operations, check: checks, task: tasks, path } = values;
  return {
    kind: "run",
    options: {
      targets: known,
      judge: { seed: parseNumber(values.seed), cases: parseNumber(values.cases), operations, checks, tasks, path },
      allowWrites: values["allow-writes"],
      dealer: parseNumber(values.dealer),
      dryRun: values["dry-run"],
      report: values.report,
    },
  };
}

function parseTarget(text: string): LocalTarget | URL | undefined {
  if (isLocal(text)) return text;
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function parseNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function wrongNumber({
  dealer,
  cases,
  seed,
}: {
  readonly dealer?: string | undefined;
  readonly cases?: string | undefined;
  readonly seed?: string | undefined;
}): string | undefined {
  const wrong = Object.entries({ dealer, cases, seed }).find(
    ([, text]) => text !== undefined && !/^[1-9]\d{0,9}$/.test(text),
  );
  return wrong && `--${wrong[0]} ${wrong[1]} is no number: give a whole one from 1.`;
}

function wrongName({
  operation = [],
  check = [],
  task = [],
}: {
  readonly operation?: readonly string[] | undefined;
  readonly check?: readonly string[] | undefined;
  readonly task?: readonly string[] | undefined;
}): string | undefined {
  const description = readDescription();
  const tasks = allTasks(description);
  const checks = new Set([...responseChecks.map(({ name }) => name), ...tasks.flatMap((one) => one.checks)]);
  const operations = description.operations.map(({ id }) => id);
  const noOperation = operation.find((id) => !operations.includes(id));
  if (noOperation !== undefined) return `--operation ${noOperation} is none: there is ${operations.join(", ")}.`;
  const noCheck = check.find((name) => !checks.has(name));
  if (noCheck !== undefined) return `--check ${noCheck} is none: there is ${[...checks].join(", ")}.`;
  const noTask = task.find((name) => !tasks.some(({ id }) => id === name || id.startsWith(`${name}/`)));
  return noTask === undefined
    ? undefined
    : `--task ${noTask} is none: give one such as fuzzing/createSite, or promises.`;
}

function fault(message: string): CliRequest {
  return { kind: "fault", message };
}
