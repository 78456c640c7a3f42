import { type Json, type JsonObject, isObject, objectOf, shown } from "./json.ts";
import { operationsOf } from "./operations.ts";

/**
 * A description in which every operation says all about itself: what it referred to stands in its place, and what its
 * path or the whole API said for it is its own. So a change of a shared part is a change of each operation that has it.
 *
 * @throws where a reference leads to nothing, or around in a circle.
 */
export function inlined(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  for (const { operation, item } of operationsOf(copy).values()) {
    operation["parameters"] = parametersOf(copy, operation, item);
    operation["security"] ??= structuredClone(copy["security"] ?? []);
  }
  for (const item of Object.values(objectOf(copy["paths"]))) delete objectOf(item)["parameters"];
  copy["paths"] = resolved(copy["paths"] ?? {}, copy, []);
  return copy;
}

/** An operation's own parameters, and those of its path that it does not have itself, each under its name. */
function parametersOf(document: JsonObject, operation: JsonObject, item: JsonObject): Json[] {
  const found = new Map<string, Json>();
  for (const list of [item["parameters"], operation["parameters"]]) {
    for (const parameter of Array.isArray(list) ? list : []) {
      const { in: place, name } = objectOf(resolved(parameter, document, []));
      found.set(`${shown(place)} ${shown(name)}`, parameter);
    }
  }
  return [...found.values()];
}

function resolved(node: Json, document: JsonObject, within: readonly string[]): Json {
  if (Array.isArray(node)) return node.map((item) => resolved(item, document, within));
  if (!isObject(node)) return node;
  const reference = node["$ref"];
  if (typeof reference !== "string") {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolved(value, document, within)]));
  }
  if (within.includes(reference)) throw new Error(`${reference} refers to itself.`);
  const { $ref: _left, ...beside } = node;
  const target = resolved(targetOf(reference, document), document, [...within, reference]);
  return { ...objectOf(target), ...objectOf(resolved(beside, document, within)) };
}

function targetOf(reference: string, document: JsonObject): Json {
  let node: Json | undefined = document;
  for (const key of reference.split("/").slice(1)) {
    node = objectOf(node)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (node === undefined) throw new Error(`The reference ${reference} leads to nothing: bundle the description first.`);
  return node;
}
