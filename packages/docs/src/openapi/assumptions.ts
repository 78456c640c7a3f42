import {
  formatPointer,
  getAtPointer,
  isObject,
  type Json,
  parseReference,
  readAssumptions as readIds,
} from "@chekt/description";
import { description, document } from "./document.ts";
import { operationById, type Operation } from "./operation.ts";

/** An assumption about something that the published reference does not state. */
export interface Assumption {
  readonly id: string;
  /** Markdown. */
  readonly what: string;
  /** What CHeKT's pages state, and where. Markdown. */
  readonly stated: string;
  /** How likely it is that CHeKT's API does the same: High, Medium or Low. */
  readonly confidence: string;
  /** The files of the description to edit when CHeKT says otherwise. Markdown. */
  readonly files: string;
}

/** Parses the table of assumptions in the README of the description. */
export function readAssumptions(readme: string): readonly Assumption[] {
  const [, section = ""] = readme.split("\n## Assumptions\n");
  return [...section.matchAll(/^\| `([a-z0-9-]+)` *\| (.*) \|$/gm)].map(([, id = "", cells = ""]) => {
    const [what = "", stated = "", confidence = "", files = ""] = cells.split("|").map((cell) => cell.trim());
    return { id, what, stated, confidence, files };
  });
}

/** The operations that depend on each assumption, anywhere in their requests and responses. */
export const restingOn: ReadonlyMap<string, readonly Operation[]> = collect();

function collect(): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const { id, pointer, parameters, scheme } of description.operations) {
    const marked = [pointer, ...parameters.map((parameter) => parameter.pointer)];
    if (scheme !== undefined) marked.push(formatPointer("components", "securitySchemes", scheme));
    const ids = listMarks(marked);
    for (const assumption of ids) found.set(assumption, [...(found.get(assumption) ?? []), operationById(id)]);
  }
  return found;
}

/** The assumptions of all objects below the given pointers, including those that they refer to. */
function listMarks(pointers: readonly string[]): Set<string> {
  const ids = new Set<string>();
  const visited = new Set<Json>();
  const walk = (node: Json | undefined): void => {
    if (typeof node !== "object" || node === null || visited.has(node)) return;
    visited.add(node);
    if (isObject(node)) {
      for (const id of readIds(node)) ids.add(id);
      if (typeof node["$ref"] === "string") walk(getAtPointer(document, parseReference(node["$ref"])));
    }
    for (const value of Object.values(node)) walk(value);
  };
  for (const pointer of pointers) walk(getAtPointer(document, pointer));
  return ids;
}
