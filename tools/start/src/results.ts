import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Tally } from "./tally.ts";
import type { TaskResult } from "./turbo.ts";

/** A test that failed, or a test file that could not be loaded. */
export interface Failure {
  /** The folder of the package, from the root. */
  readonly directory: string;
  /** The test file, from the root. */
  readonly file: string;
  /** The line to look at: that of the failed assertion if it is in the test file, otherwise that of the test. */
  readonly line: number | undefined;
  /** The line of the test itself, by which it can be run again. */
  readonly testLine: number | undefined;
  /** The names of the suites around the test and its own, or undefined if the file could not be loaded. */
  readonly name: string | undefined;
  readonly message: string;
}

/** The outcome of the tests of one package. */
export interface TestResults {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
}

/** The part of the JSON results of Vitest that is used (`tools/config/vitest.ts`). */
interface VitestReport {
  startTime: number;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: {
      status: string;
      ancestorTitles: string[];
      title: string;
      failureMessages: string[];
      location?: { line: number };
    }[];
  }[];
}

/**
 * The results that a task left behind, or undefined if it is not a test task or its runner broke down before it could
 * write any.
 */
export async function readResults(root: string, task: TaskResult): Promise<TestResults | undefined> {
  if (task.task !== "test") return undefined;
  const path = join(root, task.directory, ".reports", "tests.json");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" && !task.passed) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const report = JSON.parse(text) as VitestReport;
  // The file is from an earlier run if the runner broke down.
  if (!task.cached && report.startTime < task.startTime) return undefined;
  const failures = report.testResults.flatMap((file) => readFailures(root, task.directory, file));
  const unloaded = failures.filter(({ name }) => name === undefined).length;
  return {
    tally: {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded,
      skipped: report.numPendingTests,
    },
    failures,
  };
}

function readFailures(root: string, directory: string, result: VitestReport["testResults"][number]): Failure[] {
  const file = relative(root, result.name);
  const failed = result.assertionResults.filter(({ status }) => status === "failed");
  if (failed.length === 0 && result.status === "failed") {
    const message = stripVTControlCharacters(result.message);
    return [{ directory, file, line: undefined, testLine: undefined, name: undefined, message }];
  }
  return failed.map(({ ancestorTitles, title, failureMessages, location }) => {
    const text = stripVTControlCharacters(failureMessages.join("\n"));
    const frame = text.split("\n").find((line) => line.includes(`${result.name}:`));
    const [, line] = /:(\d+):\d+\)?$/.exec(frame ?? "") ?? [];
    return {
      directory,
      file,
      line: line === undefined ? location?.line : Number(line),
      testLine: location?.line,
      name: [...ancestorTitles, title].join(" > "),
      message: withoutStack(text),
    };
  });
}

function withoutStack(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^ {4}at /.test(line))
    .join("\n")
    .trim();
}

/** The failure for a person: the test, its place, what went wrong, and the command that runs it again. */
export function showFailure({ file, line, testLine, name, message }: Failure): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const again = testLine === undefined ? file : `${file}:${testLine}`;
  return [
    `FAIL ${place}`,
    `  ${name ?? "The file could not be loaded."}`,
    ...message.split("\n").map((text) => `  ${text}`),
    `  Run it again: npm test -- ${again}`,
  ].join("\n");
}
