import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@chekt/description";
import { parse } from "yaml";
import { CommandError } from "../command-error.ts";

/** How much a version is raised, the smallest first. */
const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/** A file that announces changes in the next release. */
export interface Changeset {
  /** The name of the file. */
  readonly file: string;
  /** The bump of each package, by its name. */
  readonly releases: Readonly<Record<string, Bump>>;
  readonly text: string;
}

/** Whether a bump is at least as large as another one. */
export function isAtLeast(bump: Bump | undefined, least: Bump): boolean {
  return bump !== undefined && bumps.indexOf(bump) >= bumps.indexOf(least);
}

/** Reads the changesets of the next release, in the order of their names. */
export async function readChangesets(root: string): Promise<Changeset[]> {
  const folder = join(root, ".changeset");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".md") && name !== "README.md").toSorted();
  return Promise.all(files.map(async (file) => parseChangeset(file, await readFile(join(folder, file), "utf8"))));
}

/**
 * Parses a changeset.
 *
 * @throws CommandError if it does not begin with front matter that lists packages and bumps.
 */
export function parseChangeset(file: string, content: string): Changeset {
  const [, head, text = ""] = /^---\r?\n([\s\S]*?)---(?:\r?\n|$)([\s\S]*)$/.exec(content) ?? [];
  // The head of a change that releases nothing is empty.
  const releases: unknown = head === undefined ? undefined : (parse(head) ?? {});
  if (!isReleases(releases)) {
    throw new CommandError(
      `.changeset/${file} does not begin with front matter such as \`${example}\`. Bumps: ${bumps.join(", ")}.`,
    );
  }
  return { file, releases, text: text.trim() };
}

const example = '"@chekt/partner-spec": minor';

const isReleases = (value: unknown): value is Record<string, Bump> =>
  isObject(value) && Object.values(value).every((bump) => bumps.some((one) => one === bump));
