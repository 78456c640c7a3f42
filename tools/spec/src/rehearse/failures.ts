import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** A test that fails after a correction. */
export interface Failure {
  /** The test file, relative to the repository. */
  readonly file: string;
  readonly test: string;
}

/** The part of a Vitest report that is read. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Reads the failed tests from the reports of Vitest in a repository. */
export async function listFailures(repository: string, reports: AsyncIterable<string>): Promise<Failure[]> {
  const failures: Failure[] = [];
  for await (const path of reports) {
    const { testResults }: Report = JSON.parse(await readFile(join(repository, path), "utf8"));
    for (const { name, status, assertionResults } of testResults) {
      const file = relative(repository, name);
      const failed = assertionResults.filter((result) => result.status === "failed");
      failures.push(...failed.map(({ fullName }) => ({ file, test: fullName })));
      if (status === "failed" && failed.length === 0) failures.push({ file, test: "the whole file" });
    }
  }
  return failures.toSorted((one, other) => one.file.localeCompare(other.file));
}
