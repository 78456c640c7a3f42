import { readFileSync } from "node:fs";
import { type JsonObject, type LocatedOperation, locateOperations, readBundle } from "@chekt/description";
import type { Class, Kind } from "../../src/diff/finding.ts";
import { type Edit, Editor } from "./editor.ts";

/** Edits of the description, and what must be found. */
interface Planted {
  /** The most severe class. */
  readonly class: Class;
  /** A kind of finding of that class. */
  readonly kind: Kind;
  readonly operations: readonly string[];
  readonly edits: readonly Edit[];
  /** Edits that make the description which the others start from. */
  readonly before?: readonly Edit[];
}

const operations = locateOperations(readBundle());

const listIds = (includes: (operation: LocatedOperation) => boolean): string[] =>
  operations.filter(includes).map(({ id }) => id);

const groups: Readonly<Record<string, readonly string[]>> = {
  all: listIds(() => true),
  lists: listIds(({ node }) => node["x-list"] !== undefined),
  ofDealer: listIds(({ path }) => path.includes("{dealerId}")),
  underPartner: listIds(({ path }) => path.startsWith("/partner/v1/")),
  withDealer: ["connectDealer", "disconnectDealer", "getDealer", "updateDealer"],
  withPartnerToken: listIds(({ node }) => node["security"] === undefined),
  withSite: ["createSite", "getSite", "listSites", "toggleSiteActivation", "updateSite"],
};

/** The planted changes: one JSON object per line. `operations` may be the name of a group above. */
export const planted: readonly Planted[] = readFileSync(new URL("planted.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => {
    const row = JSON.parse(line) as Planted & { operations: string | readonly string[] };
    const named = typeof row.operations === "string" ? groups[row.operations] : row.operations;
    return { ...row, operations: named ?? [] };
  });

/** The bundle with edits. */
export function editBundle(...edits: readonly (readonly Edit[] | undefined)[]): JsonObject {
  const document = readBundle();
  for (const some of edits) new Editor(document).apply(some ?? []);
  return document;
}
