import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { CommandError } from "./command-error.ts";
import { isObject, type Json } from "./json.ts";

/** How much a version moves, the least first. */
const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/** A file that says what a release is to do and to say. */
export interface Changeset {
  /** The name of its file. */
  readonly file: string;
  /** What it does to the packages, by their names. */
  readonly releases: Readonly<Record<string, Bump>>;
  readonly text: string;
}

/** Whether a bump is no less than another. */
export function isAtLeast(bump: Bump | undefined, least: Bump): boolean {
  return bump !== undefined && bumps.indexOf(bump) >= bumps.indexOf(least);
}

/** Reads the changesets that wait for a release, in the order of their names. */
export async function readChangesets(root: string): Promise<Changeset[]> {
  const folder = join(root, ".changeset");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".md") && name !== "README.md").toSorted();
  return Promise.all(files.map(async (file) => parseChangeset(file, await readFile(join(folder, file), "utf8"))));
}

/**
 * Takes a changeset apart.
 *
 * @throws CommandError where it does not begin with the packages it releases.
 */
export function parseChangeset(file: string, content: string): Changeset {
  const [, head, text = ""] = /^---\r?\n([\s\S]*?)---(?:\r?\n|$)([\s\S]*)$/.exec(content) ?? [];
  // An empty head is one, too: of a change that releases nothing.
  const releases = head === undefined ? undefined : ((parse(head) ?? {}) as Json);
  if (!isObject(releases) || !Object.values(releases).every(isBump)) {
    throw new CommandError(
      `.changeset/${file} does not begin with packages and how much they change, as in "${example}".`,
    );
  }
  return { file, releases: releases as Record<string, Bump>, text: text.trim() };
}

const example = '"@chekt/partner-spec": minor';

const isBump = (value: Json): boolean => bumps.some((bump) => bump === value);
