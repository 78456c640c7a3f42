import { description } from "./document.ts";
import { operations } from "./operation.ts";

/** Something that the published reference leaves open. Both texts are Markdown. */
export interface Assumption {
  readonly id: string;
  readonly what: string;
  readonly why: string;
}

/** Reads the table of assumptions out of the README of the description. */
export function readAssumptions(readme: string): readonly Assumption[] {
  const [, section = ""] = readme.split("\n## What is assumed\n");
  return [...section.matchAll(/^\| `([a-z0-9-]+)` *\| (.*?) *\| (.*?) *\|$/gm)].map(
    ([, id = "", what = "", why = ""]) => ({
      id,
      what,
      why,
    }),
  );
}

/** The operations that rest on each assumption, anywhere in what they take and answer. */
export const restingOn: ReadonlyMap<string, readonly (typeof operations)[number][]> = collect();

function collect(): Map<string, (typeof operations)[number][]> {
  const found = new Map<string, (typeof operations)[number][]>();
  for (const operation of operations) {
    const item = description.paths[operation.path];
    const ids = marksIn({ operation: item?.[operation.method], parameters: item?.parameters }, new Set());
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), operation]);
  }
  return found;
}

/** All marks in a part of the description, and in what it refers to. */
function marksIn(node: unknown, seen: Set<unknown>): Set<string> {
  const ids = new Set<string>();
  const walk = (one: unknown): void => {
    if (typeof one !== "object" || one === null || seen.has(one)) return;
    seen.add(one);
    for (const [key, value] of Object.entries(one)) {
      if (key === "x-assumed") for (const id of [value].flat()) ids.add(String(id));
      else if (key === "$ref") walk(at(String(value)));
      else walk(value);
    }
  };
  walk(node);
  return ids;
}

function at(reference: string): unknown {
  let found: unknown = description;
  for (const key of reference.slice(2).split("/")) found = Object(found)[key];
  return found;
}
