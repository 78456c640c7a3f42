import { objectOf, type Json, type JsonObject, shown } from "./json.ts";
import type { RawChange } from "./redocly.ts";

/** Where in an operation something changed, and how to say it. */
export interface Place {
  /** Whether it is sent or comes back. */
  readonly direction: "request" | "response";
  /** What changed: "the query parameter `limit`", "`timezone`". */
  readonly subject: string;
  /** What is put after a sentence about it: " in the request", " {in}", or nothing. */
  readonly where: string;
  /** The status of the answer. */
  readonly status?: string;
  /** A property below this place, as it is said. */
  readonly property: (name: string) => string;
  /** The last steps of the way there. */
  readonly last: string;
  readonly parent: string;
}

/** The steps of a JSON pointer. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a request body as a whole is called. */
export const theBody = "the request body";

/** What follows a sentence about a property that is sent. */
export const inRequest = " in the request";

/** How deep in the document an operation stands: `paths`, its path, its method. */
const depth = 3;

/** Reads where a change is. The document is the one that its side of the change points into. */
export function placeOf(change: RawChange, base: JsonObject, revision: JsonObject): Place {
  const steps = stepsOf(change.path).slice(depth);
  const ends = { last: steps.at(-1) ?? "", parent: steps.at(-2) ?? "" };
  const [first, second = ""] = steps;
  if (first === "parameters") {
    const parameter = change.base ? at(base, change.base.pointer) : at(revision, change.revision?.pointer ?? "");
    const name = `the ${shown(parameter["in"])} parameter \`${shown(parameter["name"])}\``;
    const path = pathOf(steps.slice(3));
    const within = (property: string): string => `\`${property}\` of ${name}`;
    const subject = path === "" ? name : within(path);
    return { ...ends, direction: "request", subject, where: "", property: (one) => within(joined(path, one)) };
  }
  if (first === "responses") {
    const header = steps[2] === "headers" ? steps[3] : undefined;
    const path = header === undefined ? pathOf(steps.slice(5)) : "";
    const whole = header === undefined ? "the body" : `the header \`${header}\``;
    const subject = path === "" ? whole : `\`${path}\``;
    const property = (name: string): string => `\`${joined(path, name)}\``;
    return { ...ends, direction: "response", subject, where: " {in}", status: second, property };
  }
  const path = pathOf(steps.slice(4));
  const property = (name: string): string => `\`${joined(path, name)}\``;
  const whole = path === "";
  const subject = whole ? theBody : `\`${path}\``;
  return { ...ends, direction: "request", subject, where: whole ? "" : inRequest, property };
}

const joined = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

/** The names of the properties on the way through a schema: `results[].req.name`. */
function pathOf(steps: readonly string[]): string {
  let path = "";
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] ?? "";
    if (step === "items") path += path === "" ? "" : "[]";
    if (step === "additionalProperties") path += path === "" ? "*" : ".*";
    if (step === "properties" || step === "patternProperties") path = joined(path, steps[++index] ?? "");
    if (step === "allOf" || step === "anyOf" || step === "oneOf") index++;
  }
  return path;
}

/** The parameter that a pointer leads into. */
function at(document: JsonObject, pointer: string): JsonObject {
  let node: Json | undefined = document;
  for (const step of stepsOf(pointer).slice(0, depth + 2)) node = (node as JsonObject | undefined)?.[step];
  return objectOf(node);
}
