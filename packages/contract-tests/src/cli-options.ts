import { parseArgs } from "node:util";
import { joinNegatives, summarizeParseError } from "@chekt/description/command-line";
import { responseChecks } from "./checks/response-checks.ts";
import { readDescription } from "./description.ts";
import { allTasks } from "./plan.ts";
import type { JudgeOptions } from "./engine/options.ts";
import { isLocal, type LocalTarget, localTargets } from "./targets/local.ts";
import { DEVELOPMENT_URL, explainForbiddenWrites, explainUnsafeUrl } from "./targets/url-rules.ts";

/** The options of a run. */
export interface CliOptions {
  /** Targets to start, or URLs of running servers. */
  readonly targets: readonly (LocalTarget | URL)[];
  readonly judge: Pick<JudgeOptions, "seed" | "cases" | "operations" | "checks" | "tasks" | "path">;
  readonly allowWrites: boolean;
  readonly dealer: number | undefined;
  /** Whether the server declares that it honors `Idempotency-Key`. */
  readonly idempotency: boolean;
  readonly dryRun: boolean;
  /** The least time between two requests to a URL, in milliseconds; undefined for the default. */
  readonly interval: number | undefined;
  /** The folder to which the JSON and HTML reports are written. */
  readonly report: string | undefined;
}

/** The parsed command line; an `error` is a one-line message. */
export type CliRequest =
  | { readonly kind: "run"; readonly options: CliOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "error"; readonly message: string };

export const USAGE: string = `Usage: chekt-contract [options]

Tests whether a server implements the CHeKT Partner API, and reports what it could not test.

  --target <target>     ${localTargets.join(", ")}, or the URL of a server;
                        repeatable (default: the first three)
  --dealer <id>         for a URL: the dealer to read and, with --allow-writes, to write
  --allow-writes        for a URL: create rows of that dealer, and delete them afterwards
  --idempotency         with --allow-writes: test that the server honors Idempotency-Key
  --dry-run             for a URL: print the requests without sending them
  --pace <rate>         for a URL: the fastest rate of requests, such as 60/min, 5/s or none
                        (default: 5/s; none on this machine)
  --cases <number>      generated requests per operation (default: 100)
  --seed <number>       random seed; the same seed generates the same requests
  --operation <id>      test only this operation; repeatable
  --check <name>        report only findings of this check; repeatable
  --task <id>           run only this task, or the tasks below it; repeatable
  --path <path>         with one --task: run only the counterexample at this path
  --report <folder>     write the report as JSON and HTML
  --help                print this help
  --version             print the version

Automated tests must not write in CHeKT's production. Use its development environment:

  chekt-contract --target ${DEVELOPMENT_URL} --dealer 42 --allow-writes

For a URL, set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET. To test more, also set CHEKT_SECOND_DEALER,
CHEKT_OUT_OF_REACH_DEALER, and CHEKT_APP_CLIENT_ID, CHEKT_APP_CLIENT_SECRET and CHEKT_APP_DEALER.

Exit code: 0 without findings, 1 with findings, 2 if the run cannot start, 130 after Ctrl-C.
`;

/** Parses the arguments after the command's name. */
export function readArguments(args: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: joinNegatives(args),
      options: {
        target: { type: "string", multiple: true, default: [...localTargets] },
        dealer: { type: "string" },
        "allow-writes": { type: "boolean", default: false },
        idempotency: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        pace: { type: "string" },
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
    return failure(`${summarizeParseError(error)}. chekt-contract --help lists the options.`);
  }
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const targets = values.target.map(parseTarget);
  const unknown = values.target.find((_text, index) => targets[index] === undefined);
  if (unknown !== undefined)
    return failure(`Unknown target "${unknown}". Use ${localTargets.join(", ")}, or an http(s) URL.`);
  const wrong = wrongNumber(values) ?? wrongName(values);
  if (wrong !== undefined) return failure(wrong);
  const known = targets.filter((target) => target !== undefined);
  const isAtUrl = known.some((target) => target instanceof URL);
  if (isAtUrl && values.dealer === undefined)
    return failure("--dealer is required for a URL: the suite tests within one dealer.");
  const interval = values.pace === undefined ? undefined : parsePace(values.pace);
  if (Number.isNaN(interval)) return failure(`--pace "${values.pace}" is not a rate. Use 60/min, 5/s or none.`);
  if (
    !isAtUrl &&
    (values.dealer !== undefined || values["allow-writes"] || values["dry-run"] || interval !== undefined)
  ) {
    return failure("--dealer, --allow-writes, --dry-run and --pace apply only to a URL.");
  }
  for (const target of known) {
    if (!(target instanceof URL)) continue;
    const refusal = explainUnsafeUrl(target) ?? (values["allow-writes"] ? explainForbiddenWrites(target) : undefined);
    if (refusal !== undefined) return failure(refusal);
  }
  if (values.idempotency && !values["allow-writes"]) {
    return failure("--idempotency requires --allow-writes: only requests that write have a key.");
  }
  if (values.path !== undefined && values.task?.length !== 1) return failure("--path requires exactly one --task.");
  const { operation: operations, check: checks, task: tasks, path } = values;
  return {
    kind: "run",
    options: {
      targets: known,
      judge: { seed: parseNumber(values.seed), cases: parseNumber(values.cases), operations, checks, tasks, path },
      allowWrites: values["allow-writes"],
      dealer: parseNumber(values.dealer),
      idempotency: values.idempotency,
      dryRun: values["dry-run"],
      interval,
      report: values.report,
    },
  };
}

/** Parses a rate into the least time between two requests, in milliseconds; NaN if it is invalid. */
function parsePace(text: string): number {
  if (text === "none") return 0;
  const [, number, unit] = /^([1-9]\d{0,5})\/(min|s)$/.exec(text) ?? [];
  return (unit === "s" ? 1000 : 60_000) / Number(number);
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
  return wrong && `--${wrong[0]} "${wrong[1]}" is not a positive integer of at most 10 digits.`;
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
  const unknownOperation = operation.find((id) => !operations.includes(id));
  if (unknownOperation !== undefined)
    return `Unknown operation "${unknownOperation}". Operations: ${operations.join(", ")}.`;
  const unknownCheck = check.find((name) => !checks.has(name));
  if (unknownCheck !== undefined) return `Unknown check "${unknownCheck}". Checks: ${[...checks].join(", ")}.`;
  const unknownTask = task.find((name) => !tasks.some(({ id }) => id === name || id.startsWith(`${name}/`)));
  return unknownTask === undefined
    ? undefined
    : `Unknown task "${unknownTask}". Use a task such as fuzzing/createSite, or a phase such as promises.`;
}

function failure(message: string): CliRequest {
  return { kind: "error", message };
}
