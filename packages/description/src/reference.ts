import { isObject, type JsonObject } from "./json.ts";
import { formatPointer, getAtPointer, objectAtPointer, parsePointer } from "./pointer.ts";

/** An object of a document, with the JSON pointer to it. */
export interface Located {
  readonly node: JsonObject;
  readonly pointer: string;
}

/**
 * The JSON pointer in a local `$ref`, which is a URI fragment.
 *
 * @throws Error if the reference points to another document.
 */
export function parseReference(reference: string): string {
  if (reference !== "#" && !reference.startsWith("#/")) {
    throw new Error(`The reference ${reference} points to another document. Bundle the description first.`);
  }
  return decodeURIComponent(reference.slice(1));
}

/** A JSON pointer as the fragment of a URI: the inverse of {@link parseReference}. */
export function formatReference(pointer: string): string {
  return `#${parsePointer(pointer)
    .map((key) => encodeURIComponent(formatPointer(key).slice(1)))
    .map((key) => `/${key}`)
    .join("")}`;
}

/**
 * Follows the `$ref` of the object at a JSON pointer, and of what that leads to, to the end.
 *
 * @throws Error if a reference does not resolve or is circular.
 */
export function locate(document: JsonObject, pointer: string): Located {
  const visited = new Set<string>();
  let at = pointer;
  for (;;) {
    if (visited.has(at)) throw new Error(`The references at ${pointer} are circular.`);
    visited.add(at);
    const node = objectAtPointer(document, at);
    if (typeof node["$ref"] !== "string") return { node, pointer: at };
    at = parseReference(node["$ref"]);
    if (getAtPointer(document, at) === undefined) {
      throw new Error(`The reference ${node["$ref"]} at ${pointer} does not resolve.`);
    }
  }
}

/**
 * The object that a Reference Object leads to, or the object itself if it is not a reference. A `summary` or `description` beside
 * the `$ref` replaces that of the target (OpenAPI 3.1, Reference Object). For schemas, in which all siblings count, use
 * {@link conjuncts}.
 *
 * @throws Error if a reference does not resolve or is circular.
 */
export function resolve(document: JsonObject, node: JsonObject): JsonObject {
  const { $ref: reference, summary, description } = node;
  if (typeof reference !== "string") return node;
  const target = locate(document, parseReference(reference)).node;
  return {
    ...target,
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  };
}

/** The name of the component that a node refers to, such as `SiteColumns`, or undefined if the node is not a reference. */
export function componentName(node: JsonObject): string | undefined {
  const { $ref: reference } = node;
  return typeof reference === "string" ? parsePointer(parseReference(reference)).at(-1) : undefined;
}

/**
 * All schema objects that a value must satisfy at once to satisfy the schema at a pointer: the schema itself, the target
 * of its `$ref`, and the members of its `allOf`, transitively. In JSON Schema 2020-12 a `$ref` and its siblings are
 * conjunctive. What a reference leads to comes first, so that on conflicting annotations the last one is the closest.
 *
 * @throws Error if a reference does not resolve.
 */
export function conjuncts(document: JsonObject, pointer: string): Located[] {
  const visited = new Set<string>();
  const collect = (at: string): Located[] => {
    if (visited.has(at)) return [];
    visited.add(at);
    const node = getAtPointer(document, at);
    if (node === undefined) throw new Error(`No schema at ${at}.`);
    // A boolean schema has no keywords.
    if (!isObject(node)) return [];
    const { $ref: reference, allOf } = node;
    return [
      ...(typeof reference === "string" ? collect(parseReference(reference)) : []),
      ...(Array.isArray(allOf) ? allOf.flatMap((_part, index) => collect(`${at}/allOf/${index}`)) : []),
      { node, pointer: at },
    ];
  };
  return collect(pointer);
}
